import { readFile, rename, writeFile } from 'node:fs/promises'
import { deserialize, serialize } from 'node:v8'
import { createRandom } from './world/random.ts'
import type { World } from './world/world.ts'

/** What of a world is written down. Timers are not: receipts and redeliveries that were on their way are lost. */
const maps = [
  'apps',
  'users',
  'grants',
  'pages',
  'tokens',
  'codes',
  'threads',
  'messages',
  'comments',
  'files',
  'savedAttachments',
] as const

type Kept = Pick<World, (typeof maps)[number] | 'ledger' | 'switches' | 'seed'> & { form: 1; revived: number }

/** How often a world that changes is written down. Milliseconds. */
const saveEvery = 1_000

export interface KeptWorld {
  /** There was a world to go on with. */
  revived: boolean
  /** Writes it down for the last time. */
  stop(): Promise<void>
}

/**
 * Keeps a world in a file, so that a demonstration goes on where it was: tokens stay good and people keep what they
 * said.
 */
export async function keepWorld(world: World, path: string): Promise<KeptWorld> {
  const kept = await read(path)
  if (kept !== null) revive(world, kept)
  const revivals = (kept?.revived ?? 0) + 1

  let changed = false
  let saving: Promise<void> = Promise.resolve()
  const noteChange = () => {
    changed = true
  }
  const save = () => {
    if (!changed) return saving
    changed = false
    const bytes = serialize({ ...pick(world), form: 1, revived: revivals } satisfies Kept)
    saving = saving.then(() => write(path, bytes)).catch(noteChange)
    return saving
  }
  world.listeners.add(noteChange)
  const timer = setInterval(save, saveEvery)
  return {
    revived: kept !== null,
    async stop() {
      clearInterval(timer)
      world.listeners.delete(noteChange)
      await save()
    },
  }
}

async function read(path: string): Promise<Kept | null> {
  try {
    const kept = deserialize(await readFile(path)) as Partial<Kept>
    return kept.form === 1 ? (kept as Kept) : null
  } catch {
    // Absent, cut short, or of another version: a demonstration begins anew.
    return null
  }
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await writeFile(`${path}.new`, bytes, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

function pick(world: World): Omit<Kept, 'form' | 'revived'> {
  const { apps, users, grants, pages, tokens, codes, threads, messages, comments, files, savedAttachments } =
    world
  const { ledger, switches, seed } = world
  return {
    apps,
    users,
    grants,
    pages,
    tokens,
    codes,
    threads,
    messages,
    comments,
    files,
    savedAttachments,
    ledger,
    switches,
    seed,
  }
}

function revive(world: World, kept: Kept): void {
  for (const name of maps) {
    const into = world[name] as Map<string, unknown>
    for (const [key, value] of kept[name]) into.set(key, value)
  }
  world.ledger.push(...kept.ledger)
  world.switches = kept.switches
  world.seed = kept.seed
  // What is invented from here on must differ from what was invented before.
  world.random = createRandom(`${kept.seed}/revived ${kept.revived}`)
  world.chance = createRandom(`${kept.seed}/chance/revived ${kept.revived}`)
}
