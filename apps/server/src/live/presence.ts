import type { LiveFrame } from '@lienmach/contract'
import { type ConversationScope, type MemberId, maySee } from '@lienmach/domain'
import type { Clock } from '../ports/clock.ts'
import type { Reader } from './frames.ts'

type Person = Extract<LiveFrame, { type: 'presence' }>['people'][number]

/** Where one window of a person is. */
interface Whereabouts {
  memberId: MemberId
  scope: ConversationScope
  conversationId: string
  typing: boolean
}

/** News is gathered this long before it is told, ms. */
const gatherFor = 150
/** Somebody who says nothing more has stopped typing, ms. */
const typingLasts = 8_000

/**
 * Who looks at which conversation, and who writes there. Kept in memory only, for the windows that are connected to
 * this process; a window is known by any object of its own.
 */
export class PresenceBoard {
  readonly #clock: Clock
  readonly #tell: () => void
  readonly #windows = new Map<object, Whereabouts>()
  readonly #typing = new Map<object, Disposable>()
  #waiting: Disposable | null = null

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock
    this.#tell = tell
  }

  put(window: object, where: Whereabouts): void {
    const before = this.#windows.get(window)
    this.#windows.set(window, where)
    this.#typing.get(window)?.[Symbol.dispose]()
    this.#typing.delete(window)
    if (where.typing) {
      const stops = this.#clock.schedule(typingLasts, () => this.put(window, { ...where, typing: false }))
      this.#typing.set(window, stops)
    }
    if (before?.conversationId !== where.conversationId || before.typing !== where.typing) this.#news()
  }

  /** Who may see a conversation has changed: whoever looks at it is shown to those. */
  rescope(conversationId: string, scope: ConversationScope): void {
    for (const where of this.#windows.values())
      if (where.conversationId === conversationId) where.scope = scope
  }

  remove(window: object): void {
    this.#typing.get(window)?.[Symbol.dispose]()
    this.#typing.delete(window)
    if (this.#windows.delete(window)) this.#news()
  }

  /** The whole picture, as one reader may see it. Several windows of a person at one place are one. */
  frameFor({ sight }: Reader): Buffer {
    const people = new Map<string, Person>()
    for (const { memberId, scope, conversationId, typing } of this.#windows.values()) {
      if (!maySee(scope, sight)) continue
      const key = `${memberId} ${conversationId}`
      people.set(key, { memberId, conversationId, typing: typing || people.get(key)?.typing === true })
    }
    return Buffer.from(JSON.stringify({ type: 'presence', people: [...people.values()] } satisfies LiveFrame))
  }

  get isEmpty(): boolean {
    return this.#windows.size === 0
  }

  stop(): void {
    this.#waiting?.[Symbol.dispose]()
    for (const stops of this.#typing.values()) stops[Symbol.dispose]()
  }

  #news(): void {
    this.#waiting ??= this.#clock.schedule(gatherFor, () => {
      this.#waiting = null
      this.#tell()
    })
  }
}
