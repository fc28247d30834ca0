import { drawPng } from './png.ts'

/** Side of the drawing, on a grid of 64. */
export const stickerSide = 128

type Point = readonly [x: number, y: number]

const cuff: Point[] = [
  [17, 30],
  [25, 30],
  [25, 48],
  [17, 48],
]
const hand: Point[] = [
  [28, 30],
  [35, 15],
  [40, 16],
  [41, 21],
  [40, 28],
  [49, 28],
  [51, 31],
  [46, 46],
  [43, 48],
  [28, 48],
]

/** A thumb up in a circle, as a PNG with a transparent ground: the platform hands stickers out as pictures. */
export function drawSticker(): Buffer {
  return drawPng(stickerSide, (x, y) => {
    const at: Point = [((x + 0.5) * 64) / stickerSide, ((y + 0.5) * 64) / stickerSide]
    if (Math.hypot(at[0] - 32, at[1] - 32) > 30) return [0, 0, 0, 0]
    return isInside(at, cuff) || isInside(at, hand) ? [255, 255, 255] : [8, 102, 255]
  })
}

/** Counts how often a ray to the right crosses the outline. */
function isInside([x, y]: Point, outline: readonly Point[]): boolean {
  let inside = false
  outline.forEach(([ax, ay], index) => {
    const [bx, by] = outline[(index + 1) % outline.length] as Point
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}
