import type { StoredFile } from '../world/entities.ts'
import { drawPng } from '../world/png.ts'
import { createRandom } from '../world/random.ts'
import type { World } from '../world/world.ts'
import { between, oneOf } from './choose.ts'

const side = 160

type Colour = readonly [number, number, number]
type Shape = (x: number, y: number) => boolean

/** Outlines on a square from -1 to 1: a box, a ball, a bottle, a dress, a cup. */
const shapes: readonly Shape[] = [
  (x, y) => Math.abs(x) < 0.5 && Math.abs(y) < 0.4,
  (x, y) => Math.hypot(x, y) < 0.55,
  (x, y) => (Math.abs(x) < 0.28 && y > -0.25 && y < 0.7) || (Math.abs(x) < 0.1 && y > -0.65 && y <= -0.25),
  (x, y) => y > -0.6 && y < 0.7 && Math.abs(x) < 0.18 + Math.max(0, y + 0.1) * 0.5,
  (x, y) =>
    (Math.abs(x) < 0.4 - y * 0.1 && Math.abs(y) < 0.45) || Math.abs(Math.hypot(x - 0.42, y) - 0.22) < 0.06,
]

/** A photo that customers send, drawn once and stored under its number. */
export function photoFile(world: World, no: number): string {
  const id = `photo-${no}`
  if (!world.files.has(id)) {
    const file: StoredFile = {
      id,
      name: `photo-${no}.png`,
      contentType: 'image/png',
      bytes: drawPhoto(no),
      width: side,
      height: side,
    }
    world.files.set(id, file)
  }
  return id
}

/** A thing in one colour before a wall and a table, lit from a corner. */
function drawPhoto(no: number): Buffer {
  const random = createRandom(`photo ${no}`)
  const wall: Colour = [between(random, 190, 245), between(random, 190, 240), between(random, 180, 235)]
  const table: Colour = [between(random, 120, 190), between(random, 90, 150), between(random, 70, 120)]
  const thing: Colour = [random.below(220), random.below(200), random.below(220)]
  const shape = oneOf(random, shapes)
  return drawPng(side, (px, py) => {
    const x = (px / side) * 2 - 1
    const y = (py / side) * 2 - 1
    const light = 1.08 - (x + y + 2) * 0.07
    const ground = shape(x, y) ? thing : y > 0.3 ? table : wall
    return [lit(ground[0], light), lit(ground[1], light), lit(ground[2], light)]
  })
}

const lit = (part: number, light: number) => Math.max(0, Math.min(255, Math.round(part * light)))
