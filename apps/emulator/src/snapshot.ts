import { deserialize, serialize } from 'node:v8'
import type { Deliverer, DelivererState } from './webhooks/deliverer.ts'
import { continueRandom, type RandomState } from './world/random.ts'
import { later, type Task } from './world/task.ts'
import { resetWorld, type World } from './world/world.ts'

/** The form of a snapshot; one of another form is not read. */
const form = 'lienmach-emulator/3'

/** Parts of a world that are machinery or stand in a snapshot in a form of their own; every other part is kept as it is. */
const notKept = [
  'clock',
  'random',
  'chance',
  'publicUrl',
  'outbound',
  'perform',
  'listeners',
  'tell',
] as const
type Kept = Omit<World, (typeof notKept)[number]>

interface Snapshot {
  form: typeof form
  clock: { now: number; rate: number }
  tasks: { inMs: number; task: Task }[]
  random: RandomState
  chance: RandomState
  world: Kept
  deliverer: DelivererState
}

/** What a snapshot is taken of. */
export interface Whole {
  world: World
  deliverer: Deliverer
}

/** The whole state as bytes, from which `restoreSnapshot` goes on exactly as this world would. Calls being answered are not in it. */
export function takeSnapshot({ world, deliverer }: Whole): Buffer {
  const now = world.clock.now()
  const kept = Object.entries(world).filter(([name]) => !(notKept as readonly string[]).includes(name))
  return serialize({
    form,
    clock: { now, rate: world.clock.rate() },
    tasks: world.clock.tasks().map(({ due, task }) => ({ inMs: due - now, task })),
    random: world.random.state(),
    chance: world.chance.state(),
    world: Object.fromEntries(kept) as unknown as Kept,
    deliverer: deliverer.save(),
  } satisfies Snapshot)
}

/** Puts a world into the state of a snapshot. False, and nothing changed, when the bytes are no snapshot of this form. */
export function restoreSnapshot({ world, deliverer }: Whole, bytes: Buffer): boolean {
  const snapshot = read(bytes)
  if (snapshot === null) return false
  deliverer.clear()
  resetWorld(world, snapshot.world.seed)
  const parts = world as unknown as Record<string, unknown>
  for (const [name, value] of Object.entries(snapshot.world)) parts[name] = filled(parts[name], value)
  world.random = continueRandom(snapshot.random)
  world.chance = continueRandom(snapshot.chance)
  world.clock.setRate(0)
  world.clock.set(snapshot.clock.now)
  for (const { inMs, task } of snapshot.tasks) later(world, inMs, task)
  deliverer.restore(snapshot.deliverer)
  world.clock.setRate(snapshot.clock.rate)
  world.tell({ type: 'world_changed', what: 'reset' })
  return true
}

/** Others may hold a world's maps and lists, so these stay the same objects with other contents. */
function filled(present: unknown, value: unknown): unknown {
  if (present instanceof Map && value instanceof Map) {
    present.clear()
    for (const [key, entry] of value) present.set(key, entry)
    return present
  }
  if (Array.isArray(present) && Array.isArray(value)) {
    present.length = 0
    for (const entry of value) present.push(entry)
    return present
  }
  return value
}

function read(bytes: Buffer): Snapshot | null {
  try {
    const snapshot = deserialize(bytes) as Partial<Snapshot> | null
    return snapshot?.form === form ? (snapshot as Snapshot) : null
  } catch {
    // Cut short, or something else altogether.
    return null
  }
}
