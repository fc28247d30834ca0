import type { CrowdState } from '../crowd/run-crowd.ts'
import type { VirtualClock } from './clock.ts'
import type { Comment } from './comments.ts'
import type {
  App,
  Grant,
  LoginCode,
  Page,
  SavedAttachment,
  StoredFile,
  Thread,
  Token,
  User,
} from './entities.ts'
import type { FaultRule } from './faults.ts'
import type { Happening } from './happenings.ts'
import type { LedgerEntry } from './ledger.ts'
import type { RateWindows } from './limits.ts'
import type { Message } from './message.ts'
import type { Push } from './push.ts'
import { createRandom, type Random } from './random.ts'
import { freshSwitches, type Switches } from './switches.ts'
import type { Task } from './task.ts'

/** The whole pretend platform, in memory. Transitions are functions over it; none of them does I/O. */
export interface World {
  seed: string
  readonly clock: VirtualClock
  random: Random
  /** A stream of its own, so that an injected fault does not change the ids that follow. */
  chance: Random
  readonly apps: Map<string, App>
  readonly users: Map<string, User>
  readonly grants: Map<string, Grant>
  readonly pages: Map<string, Page>
  readonly tokens: Map<string, Token>
  readonly codes: Map<string, LoginCode>
  readonly threads: Map<string, Thread>
  readonly messages: Map<string, { thread: Thread; message: Message }>
  readonly comments: Map<string, Comment>
  readonly files: Map<string, StoredFile>
  readonly savedAttachments: Map<string, SavedAttachment>
  /** Every send by an app that the platform accepted, in order, never trimmed. */
  readonly ledger: LedgerEntry[]
  readonly rates: RateWindows
  switches: Switches
  faults: FaultRule[]
  /** The crowd that is here or was here last. */
  crowd: CrowdState | null
  /** Where the emulator can be reached, for the addresses it hands out. */
  publicUrl: string
  /** Carries an event towards an app's webhook. */
  outbound: (push: Push) => void
  /** Does what waited for its time. */
  perform: (task: Task) => void
  /** Who follows what happens. */
  readonly listeners: Set<(happening: Happening) => void>
  tell(happening: Happening): void
}

export function createWorld(clock: VirtualClock, seed: string, publicUrl: string): World {
  const listeners = new Set<(happening: Happening) => void>()
  return {
    seed,
    clock,
    random: createRandom(seed),
    chance: createRandom(`${seed}/chance`),
    apps: new Map(),
    users: new Map(),
    grants: new Map(),
    pages: new Map(),
    tokens: new Map(),
    codes: new Map(),
    threads: new Map(),
    messages: new Map(),
    comments: new Map(),
    files: new Map(),
    savedAttachments: new Map(),
    ledger: [],
    rates: new Map(),
    switches: freshSwitches(),
    faults: [],
    crowd: null,
    publicUrl,
    outbound: () => {},
    perform: () => {},
    listeners,
    tell(happening) {
      for (const listener of listeners) listener(happening)
    },
  }
}

/** Empties the world and starts it again from a seed, on real time. */
export function resetWorld(world: World, seed: string) {
  world.clock.reset()
  for (const held of [
    world.apps,
    world.users,
    world.grants,
    world.pages,
    world.tokens,
    world.codes,
    world.threads,
    world.messages,
    world.comments,
    world.files,
    world.savedAttachments,
    world.rates,
  ]) {
    held.clear()
  }
  world.seed = seed
  world.random = createRandom(seed)
  world.chance = createRandom(`${seed}/chance`)
  world.ledger.length = 0
  world.switches = freshSwitches()
  world.faults = []
  world.crowd = null
}
