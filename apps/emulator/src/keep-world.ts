import { readFile, rename, writeFile } from 'node:fs/promises'
import { restoreSnapshot, takeSnapshot, type Whole } from './snapshot.ts'
import { createRandom } from './world/random.ts'

/** How often a world that changes is written down. Milliseconds. */
const saveEvery = 1_000
/** A large world is written down less often, so that it takes no more than this share of the time. */
const largestShare = 1 / 20

export interface KeptWorld {
  /** There was a world to go on with. */
  revived: boolean
  /** Writes it down for the last time. */
  stop(): Promise<void>
}

/**
 * Keeps a world in a file as a snapshot, so that a demonstration goes on where it was: tokens stay good and people keep
 * what they said.
 */
export async function keepWorld(whole: Whole, path: string): Promise<KeptWorld> {
  const { world } = whole
  const present = world.clock.now()
  const kept = await readFile(path).catch(() => null)
  const revived = kept !== null && restoreSnapshot(whole, kept)
  if (revived) moveOn(whole, present)

  let changed = false
  let saving: Promise<void> = Promise.resolve()
  const noteChange = () => {
    changed = true
  }
  const save = () => {
    if (!changed) return saving
    changed = false
    const bytes = takeSnapshot(whole)
    saving = saving.then(() => write(path, bytes)).catch(noteChange)
    return saving
  }
  world.listeners.add(noteChange)
  let timer = setTimeout(saveAgain, saveEvery)
  function saveAgain() {
    const startedAt = performance.now()
    void save()
    const took = performance.now() - startedAt
    timer = setTimeout(saveAgain, Math.max(saveEvery, took / largestShare))
  }
  return {
    revived,
    async stop() {
      clearTimeout(timer)
      world.listeners.delete(noteChange)
      await save()
    },
  }
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await writeFile(`${path}.new`, bytes, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** Time has passed since, and the last second before a crash may be missing: what is invented now must be new. */
function moveOn({ world }: Whole, present: number): void {
  world.random = createRandom(`${world.seed}/${present}/${world.random.text(16)}`)
  world.clock.setRate(1)
  if (present > world.clock.now()) world.clock.set(present)
}
