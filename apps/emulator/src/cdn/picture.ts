import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const side = 96
const cells = 6

/** A picture for somebody, drawn from their id: a symmetric pattern in one colour, as a PNG. */
export function drawPicture(id: string): Buffer {
  const hash = createHash('sha256').update(id).digest()
  const colour = hueToRgb(((hash[0] as number) << 8) | (hash[1] as number))
  const pale = colour.map((part) => Math.round(part + (255 - part) * 0.82))
  const cell = side / cells
  const rows = Buffer.alloc(side * (side * 3 + 1))
  let at = 0
  for (let y = 0; y < side; y++) {
    rows[at++] = 0
    for (let x = 0; x < side; x++) {
      const column = Math.floor(x / cell)
      const mirrored = Math.min(column, cells - 1 - column)
      const isInk = ((hash[2 + Math.floor(y / cell) * 3 + mirrored] as number) & 1) === 1
      for (const part of isInk ? colour : pale) rows[at++] = part
    }
  }
  return png(rows)
}

function hueToRgb(seed: number): [number, number, number] {
  const hue = (seed % 360) / 60
  const channel = (shift: number) => {
    const distance = Math.abs(((hue + shift) % 6) - 3)
    return Math.round(70 + 130 * Math.min(1, Math.max(0, distance - 1)))
  }
  return [channel(0), channel(4), channel(2)]
}

function png(rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    magic,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
