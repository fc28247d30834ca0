import { thumbsUp } from './files.ts'

export interface StickerPack {
  id: string
  name: { vi: string; en: string }
  stickers: { id: string; words: { vi: string; en: string } }[]
}

/** Free stickers of the platform that a Page may send. The thumbs-up has its real id; the others are ours. */
export const stickerPacks: readonly StickerPack[] = [
  {
    id: '227877430692340',
    name: { vi: 'Ngón tay cái', en: 'Thumbs' },
    stickers: [{ id: String(thumbsUp), words: { vi: 'thích', en: 'like thumbs up' } }],
  },
  {
    id: '227877430692341',
    name: { vi: 'Lời cảm ơn', en: 'Thanks' },
    stickers: [
      { id: '369239263222901', words: { vi: 'cảm ơn', en: 'thank you' } },
      { id: '369239263222902', words: { vi: 'tim trái tim', en: 'heart love' } },
    ],
  },
]
