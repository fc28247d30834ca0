import { makePng } from '@lienmach/testkit'

const png = makePng(48, 32)

/** Small files of each kind, made here: what a customer or an agent would attach. */
export const files = {
  image: { name: 'ao-dai.png', contentType: 'image/png', bytes: png },
  /** An ISO media file with nothing to play: enough to be known for what it is. */
  video: { name: 'quay.mp4', contentType: 'video/mp4', bytes: isoMedia('isom') },
  audio: { name: 'ghi-am.m4a', contentType: 'audio/mp4', bytes: isoMedia('M4A ') },
  pdf: {
    name: 'bang-gia.pdf',
    contentType: 'application/pdf',
    bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  },
}

type SomeFile = (typeof files)[keyof typeof files]

/** A file as a customer sends it by the emulator's desk. */
export const attachment = (type: 'image' | 'video' | 'audio' | 'file', file: SomeFile) => ({
  type,
  name: file.name,
  contentType: file.contentType,
  dataBase64: file.bytes.toString('base64'),
})

/** A file as a person chooses it in the browser. */
export const chosen = (file: SomeFile, name = file.name) => ({
  name,
  mimeType: file.contentType,
  buffer: file.bytes,
})

function isoMedia(brand: string): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(20)
  const free = Buffer.from([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65])
  return Buffer.concat([size, Buffer.from(`ftyp${brand}\0\0\0\0${brand}`, 'latin1'), free])
}
