import { fileTypeFromBuffer } from 'file-type'
import { measureImage } from './measure-image.ts'

export interface RecognisedCopy {
  /** What the bytes are, never what was claimed; `application/octet-stream` when they do not say. */
  contentType: string
  width: number | null
  height: number | null
}

/** Pictures that browsers show without running anything. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'])

/** What a file that came from outside turned out to be. A picture that cannot be measured is no picture. */
export async function recogniseInbound(bytes: Uint8Array): Promise<RecognisedCopy> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const contentType = found?.mime.split(';')[0] ?? 'application/octet-stream'
  if (!pictures.has(contentType)) return { contentType, width: null, height: null }
  const size = await measureImage(bytes)
  return size
    ? { contentType, ...size }
    : { contentType: 'application/octet-stream', width: null, height: null }
}

/** Types that are shown in place. Everything else, SVG and HTML above all, is only ever downloaded. */
export const isShownInline = (contentType: string) =>
  pictures.has(contentType) || /^(video|audio)\/[\w.+-]+$/.test(contentType)
