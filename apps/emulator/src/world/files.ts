import type { StoredFile } from './entities.ts'
import { mint } from './ids.ts'
import { drawSticker, stickerSide } from './sticker-picture.ts'
import type { World } from './world.ts'

/** Puts bytes on the CDN. */
export function keepFile(
  world: World,
  file: { bytes: Buffer; contentType: string; name: string },
): StoredFile {
  const size = pngSize(file.bytes)
  const stored: StoredFile = {
    id: mint.file(world.random),
    name: file.name,
    contentType: file.contentType,
    bytes: file.bytes,
    width: size?.width ?? null,
    height: size?.height ?? null,
  }
  world.files.set(stored.id, stored)
  return stored
}

/** Width and height of a PNG, which stand at a fixed place in it. */
function pngSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Stickers the platform gives away, by id: the thumbs-up of the composer, in its three sizes. */
export const thumbsUp = 369239263222822

/** The drawing of a sticker, stored once. */
export function stickerFile(world: World, stickerId: number): string {
  const id = `sticker-${stickerId}`
  if (!world.files.has(id)) {
    world.files.set(id, {
      id,
      name: 'sticker.png',
      contentType: 'image/png',
      bytes: drawSticker(),
      width: stickerSide,
      height: stickerSide,
    })
  }
  return id
}
