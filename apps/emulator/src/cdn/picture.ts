import { createHash } from 'node:crypto'
import { drawPng } from '../world/png.ts'

const side = 96
const cells = 6

/** A picture for somebody, drawn from their id: a symmetric pattern in one colour, as a PNG. */
export function drawPicture(id: string): Buffer {
  const hash = createHash('sha256').update(id).digest()
  const colour = hueToRgb(((hash[0] as number) << 8) | (hash[1] as number))
  const [red, green, blue] = colour
  const pale = (part: number) => Math.round(part + (255 - part) * 0.82)
  const paper = [pale(red), pale(green), pale(blue)] as const
  const cell = side / cells
  return drawPng(side, (x, y) => {
    const column = Math.floor(x / cell)
    const mirrored = Math.min(column, cells - 1 - column)
    const isInk = ((hash[2 + Math.floor(y / cell) * 3 + mirrored] as number) & 1) === 1
    return isInk ? colour : paper
  })
}

function hueToRgb(seed: number): [number, number, number] {
  const hue = (seed % 360) / 60
  const channel = (shift: number) => {
    const distance = Math.abs(((hue + shift) % 6) - 3)
    return Math.round(70 + 130 * Math.min(1, Math.max(0, distance - 1)))
  }
  return [channel(0), channel(4), channel(2)]
}
