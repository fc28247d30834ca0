import { inboxRoutes, type MessagesAsOf } from '@lienmach/contract'
import { createStore, del, entries, set } from 'idb-keyval'
import type { Call } from '../api/call.ts'

/** A reply that this browser has and the server has not confirmed yet. Lives until it has. */
export interface PendingReply {
  readonly clientMessageId: string
  readonly workspaceId: string
  readonly conversationId: string
  readonly text: string
  readonly attachmentIds: readonly string[]
  readonly replyTo: string | null
  readonly createdAt: number
  /** `refused` carries the server's error code: a person decides what becomes of the text. */
  readonly state: 'waiting' | 'posting' | 'offline' | 'refused'
  readonly error: string | null
}

export interface LocalOutboxOutside {
  call: Call
  /** Whether an error says that the request may never have been heard, so that the same one is posted again. */
  isUnheard(error: unknown): boolean
  codeOf(error: unknown): string
  confirmed(answer: MessagesAsOf): void
}

/** How long a reply that was not heard waits for its next try, at first and at most. Milliseconds. */
const patience = { first: 1_000, longest: 30_000 }

const shelf = () => createStore('lienmach-outbox', 'replies')

/**
 * Replies on their way from this browser to the server. Kept in IndexedDB from the keystroke on, posted one after the
 * other in each conversation, and posted again under the same id until the server has confirmed them, so that a reload,
 * a crash or a dead network neither loses nor doubles one.
 */
export class LocalOutbox {
  readonly #outside: LocalOutboxOutside
  readonly #store = shelf()
  readonly #listeners = new Set<() => void>()
  #replies: readonly PendingReply[] = []
  #running = new Set<string>()
  #wait = patience.first
  #nextTry: ReturnType<typeof setTimeout> | undefined

  constructor(outside: LocalOutboxOutside) {
    this.#outside = outside
  }

  /** Takes up what an earlier page left behind. */
  async resume(workspaceId: string): Promise<void> {
    const kept = (await entries<string, PendingReply>(this.#store)).map(([, reply]) => reply)
    const known = new Set(this.#replies.map((reply) => reply.clientMessageId))
    const mine = kept.filter(
      (reply) => reply.workspaceId === workspaceId && !known.has(reply.clientMessageId),
    )
    this.#replace([...this.#replies, ...mine].sort((a, b) => a.createdAt - b.createdAt))
    this.flush()
  }

  /** Resolves once the reply is safely kept here; from then on the draft may be cleared. */
  async add(reply: Omit<PendingReply, 'state' | 'error'>): Promise<void> {
    const pending: PendingReply = { ...reply, state: 'waiting', error: null }
    this.#replace([...this.#replies, pending])
    // A browser that may keep nothing still sends what it was given.
    await set(reply.clientMessageId, pending, this.#store).catch(() => undefined)
    void this.#run(reply.conversationId)
  }

  /** Posts everything that waits: after the network has come back. */
  flush(): void {
    for (const conversationId of new Set(this.#replies.map((reply) => reply.conversationId)))
      void this.#run(conversationId)
  }

  async retry(clientMessageId: string): Promise<void> {
    this.#change(clientMessageId, { state: 'waiting', error: null })
    this.flush()
  }

  async discard(clientMessageId: string): Promise<void> {
    this.#replace(this.#replies.filter((reply) => reply.clientMessageId !== clientMessageId))
    await del(clientMessageId, this.#store)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly all = (): readonly PendingReply[] => this.#replies

  async #run(conversationId: string): Promise<void> {
    if (this.#running.has(conversationId)) return
    this.#running.add(conversationId)
    try {
      for (;;) {
        const next = this.#replies.find(
          (reply) => reply.conversationId === conversationId && reply.state !== 'refused',
        )
        if (next === undefined || !(await this.#post(next))) return
      }
    } finally {
      this.#running.delete(conversationId)
    }
  }

  async #post(reply: PendingReply): Promise<boolean> {
    this.#change(reply.clientMessageId, { state: 'posting' })
    try {
      const answer = await this.#outside.call(inboxRoutes.sendMessage, {
        params: { workspaceId: reply.workspaceId, conversationId: reply.conversationId },
        body: {
          clientMessageId: reply.clientMessageId,
          ...(reply.text === '' ? {} : { text: reply.text }),
          ...(reply.attachmentIds.length === 0 ? {} : { attachmentIds: [...reply.attachmentIds] }),
          ...(reply.replyTo === null ? {} : { replyTo: reply.replyTo }),
        },
      })
      this.#wait = patience.first
      this.#outside.confirmed(answer)
      await this.discard(reply.clientMessageId)
      return true
    } catch (error) {
      const unheard = this.#outside.isUnheard(error)
      if (unheard) this.#waitForNetwork(reply.conversationId)
      else this.#change(reply.clientMessageId, { state: 'refused', error: this.#outside.codeOf(error) })
      return !unheard
    }
  }

  /** What stands behind a reply that could not be posted waits for the same. */
  #waitForNetwork(conversationId: string): void {
    for (const { clientMessageId, state, ...reply } of this.#replies)
      if (reply.conversationId === conversationId && state !== 'refused')
        this.#change(clientMessageId, { state: 'offline' })
    if (navigator.onLine) this.#tryLater()
  }

  /**
   * Without a network, its return is told. But one request may fail while everything else goes on, or fail only after
   * the network's return was told: nobody would speak of it again.
   */
  #tryLater(): void {
    if (this.#nextTry !== undefined) return
    this.#nextTry = setTimeout(() => {
      this.#nextTry = undefined
      this.flush()
    }, this.#wait)
    this.#wait = Math.min(2 * this.#wait, patience.longest)
  }

  #change(clientMessageId: string, changes: Partial<PendingReply>): void {
    this.#replace(
      this.#replies.map((reply) =>
        reply.clientMessageId === clientMessageId ? { ...reply, ...changes } : reply,
      ),
    )
    const reply = this.#replies.find((one) => one.clientMessageId === clientMessageId)
    if (reply) void set(clientMessageId, reply, this.#store)
  }

  #replace(replies: readonly PendingReply[]): void {
    this.#replies = replies
    for (const listener of [...this.#listeners]) listener()
  }
}
