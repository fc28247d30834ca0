import { cdnUrl } from '../../world/cdn-links.ts'
import { stickerFile } from '../../world/files.ts'
import { type StickerPack, stickerPacks } from '../../world/sticker-catalogue.ts'
import type { World } from '../../world/world.ts'
import { answered, endpoint } from '../endpoint.ts'
import { type Params, text } from '../params.ts'

const languageOf = (params: Params) => (text(params, 'locale')?.startsWith('vi') ? 'vi' : 'en')

function shown(world: World, sticker: StickerPack['stickers'][number], language: 'vi' | 'en') {
  const url = cdnUrl(world, stickerFile(world, Number(sticker.id)))
  return { id: sticker.id, label: sticker.words[language], url }
}

/** The catalogue of free stickers, for an app's own token, in the language of `locale`. (3.3) */
export const stickerEndpoints = [
  endpoint('GET', 'root', 'sticker_packs', 'app', {
    answer({ call }) {
      const language = languageOf(call.params)
      return answered({ data: stickerPacks.map(({ id, name }) => ({ id, name: name[language] })) })
    },
  }),
  endpoint('GET', 'sticker_pack', 'stickers', 'app', {
    answer({ world, node, call }) {
      const language = languageOf(call.params)
      return answered({ data: node.pack.stickers.map((sticker) => shown(world, sticker, language)) })
    },
  }),
  endpoint('GET', 'root', 'sticker_search', 'app', {
    answer({ world, call }) {
      const language = languageOf(call.params)
      const wanted = (text(call.params, 'q') ?? '').toLowerCase()
      const found = stickerPacks
        .flatMap((pack) => pack.stickers)
        .filter(({ words }) => words[language].includes(wanted))
      return answered({ data: found.map((sticker) => shown(world, sticker, language)) })
    },
  }),
]
