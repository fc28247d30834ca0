import {
  type ConversationView,
  inboxRoutes,
  type LiveFrame,
  type MessageView,
  type ResponseOf,
} from '@lienmach/contract'
import { ApiError } from '../api/api-error.ts'
import type { Call } from '../api/call.ts'
import { EntityMap } from './entity-map.ts'
import { type ListQuery, updateList } from './list-model.ts'
import { serverNow } from './server-clock.ts'
import { applyReceipts, emptyThread, joinPage, mergeMessages, type Thread } from './thread.ts'

/** One view of the inbox as this browser holds it: ids in order, and the cursor to the rest. */
export interface List {
  readonly id: string
  readonly query: ListQuery
  readonly ids: readonly string[]
  readonly next: string | null
  readonly state: 'loading' | 'ready' | 'failed'
}

/** Who of the team looks at one conversation now. */
export interface Company {
  readonly id: string
  readonly people: readonly { memberId: string; typing: boolean }[]
}

const threadsKept = 30
const messagesKept = 400

/** A conversation with changes that the server has not answered yet. */
interface Awaited {
  /** As the server last told it; undefined: it has not, or it is gone. */
  told: ConversationView | undefined
  changes: readonly Partial<ConversationView>[]
}

export const listKey = (query: ListQuery): string => JSON.stringify(query)

/**
 * What this browser knows of one workspace's conversations. Answers come by HTTP, everything after that by the live
 * feed; the two overtake each other, so over an answer is laid again what the feed has told after its place.
 */
export class WorkspaceStore {
  readonly conversations = new EntityMap<ConversationView>()
  readonly threads = new EntityMap<Thread>()
  readonly lists = new EntityMap<List>()
  readonly company = new EntityMap<Company>()
  readonly workspaceId: string
  readonly #memberId: string
  readonly #call: Call
  readonly #since: (seq: number) => readonly LiveFrame[]
  readonly #awaited = new Map<string, Awaited>()
  /** Of each thread, how often a stretch was asked for: the one asked for last is shown. */
  readonly #stretches = new Map<string, number>()
  #recentThreads: string[] = []

  /** `since` answers the changes after a place that the feed still has at hand. */
  constructor(
    call: Call,
    since: (seq: number) => readonly LiveFrame[],
    workspaceId: string,
    memberId: string,
  ) {
    this.#call = call
    this.#since = since
    this.workspaceId = workspaceId
    this.#memberId = memberId
  }

  apply(frame: LiveFrame): void {
    if (frame.type === 'presence') this.#putCompany(frame.people)
    if (frame.type !== 'changes') return
    this.#tellConversations(frame.conversations)
    this.#tellMessages(frame.messages)
    for (const id of frame.goneConversations) this.#forget(id)
  }

  /** Takes what an answer shows; `seq` is the answer's place in the change log. */
  putConversations(views: readonly ConversationView[], seq: number): void {
    if (views.length === 0) return
    this.#tellConversations(views)
    this.#overlay(seq)
  }

  /** The same for messages. */
  putMessages(views: readonly MessageView[], seq: number): void {
    if (views.length === 0) return
    this.#tellMessages(views)
    this.#overlay(seq)
  }

  /**
   * Shows a conversation as it will be when the server agrees to a change, whatever is told of it meanwhile. Call what
   * comes back when the server has answered.
   */
  expect(conversationId: string, changes: Partial<ConversationView>): () => void {
    const awaited = this.#awaited.get(conversationId) ?? {
      told: this.conversations.get(conversationId),
      changes: [],
    }
    this.#awaited.set(conversationId, { ...awaited, changes: [...awaited.changes, changes] })
    if (awaited.told) this.#tellConversations([awaited.told])
    return () => {
      const { told, changes: all } = this.#awaited.get(conversationId) ?? awaited
      const rest = all.filter((one) => one !== changes)
      if (rest.length === 0) this.#awaited.delete(conversationId)
      else this.#awaited.set(conversationId, { told, changes: rest })
      if (told) this.#tellConversations([told])
    }
  }

  /** Keeps a conversation as the server tells it, with what is expected of it on top. */
  #show(view: ConversationView): ConversationView {
    const awaited = this.#awaited.get(view.id)
    if (awaited) this.#awaited.set(view.id, { ...awaited, told: view })
    const shown = awaited ? Object.assign({}, view, ...awaited.changes) : view
    this.conversations.put(shown)
    return shown
  }

  #tellConversations(views: readonly ConversationView[]): void {
    if (views.length === 0) return
    const shown = views.map((view) => this.#show(view))
    for (const view of views) {
      const thread = this.threads.get(view.id)
      const told = thread && applyReceipts(thread, view)
      if (told !== undefined && told !== thread) this.threads.put(told)
    }
    const reader = { memberId: this.#memberId, now: serverNow() }
    for (const list of [...this.lists.values()]) {
      const ids = updateList(
        list.ids,
        shown,
        (id) => this.conversations.get(id),
        list.query,
        reader,
        list.next === null,
      )
      if (ids !== list.ids) this.lists.put({ ...list, ids })
    }
  }

  #tellMessages(views: readonly MessageView[]): void {
    for (const [conversationId, messages] of Map.groupBy(views, (view) => view.conversationId)) {
      const thread = this.threads.get(conversationId)
      if (thread?.loaded) this.threads.put(mergeMessages(thread, messages))
    }
  }

  /** Reads a list's first page, or again what is on screen of it after the feed was reset. */
  async loadList(query: ListQuery): Promise<void> {
    const id = listKey(query)
    const known = this.lists.get(id)
    if (known === undefined) this.lists.put({ id, query, ids: [], next: null, state: 'loading' })
    try {
      const page = await this.#page(query, undefined, Math.min(100, Math.max(50, known?.ids.length ?? 0)))
      for (const view of page.conversations) this.#show(view)
      this.lists.put({
        id,
        query,
        ids: page.conversations.map((view) => view.id),
        next: page.next,
        state: 'ready',
      })
      this.#overlay(page.seq)
    } catch (error) {
      if (known?.state !== 'ready') this.lists.put({ id, query, ids: [], next: null, state: 'failed' })
      throw error
    }
  }

  async loadMore(query: ListQuery): Promise<void> {
    const list = this.lists.get(listKey(query))
    if (list === undefined || list.next === null) return
    const page = await this.#page(query, list.next, 50)
    for (const view of page.conversations) this.#show(view)
    const now = this.lists.get(list.id) ?? list
    const ids = [...new Set([...now.ids, ...page.conversations.map((view) => view.id)])]
    this.lists.put({ ...now, ids, next: page.next })
    this.#overlay(page.seq)
  }

  async loadConversation(conversationId: string): Promise<void> {
    const { conversation, seq } = await this.#call(inboxRoutes.conversation, {
      params: this.#one(conversationId),
    })
    this.putConversations([conversation], seq)
  }

  /** Reads a conversation's newest messages; what is already held stays on screen meanwhile. */
  async loadThread(conversationId: string): Promise<void> {
    const page = await this.#stretch(conversationId, { limit: 50 })
    if (page === null) return
    const held = this.threads.get(conversationId)
    const oldest = page.messages[0]
    const reaches =
      held?.loaded &&
      held.next === null &&
      (oldest === undefined || held.messages.some((one) => one.id === oldest.id))
    this.threads.put(
      reaches
        ? mergeMessages(held, page.messages)
        : joinPage(held ?? emptyThread(conversationId), page, 'instead'),
    )
    this.#overlay(page.seq)
  }

  async loadAround(conversationId: string, messageId: string): Promise<void> {
    const page = await this.#stretch(conversationId, { around: messageId, limit: 60 })
    if (page === null) return
    const held = this.threads.get(conversationId) ?? emptyThread(conversationId)
    this.threads.put(joinPage(held, page, 'instead'))
    this.#overlay(page.seq)
  }

  async loadOlder(conversationId: string): Promise<void> {
    const before = this.threads.get(conversationId)?.previous
    if (before) await this.#extend(conversationId, { before }, 'before')
  }

  /** Reads on towards the newest message, after a jump. */
  async loadNewer(conversationId: string): Promise<void> {
    const after = this.threads.get(conversationId)?.next
    if (after) await this.#extend(conversationId, { after }, 'after')
  }

  /** Reads again everything that is held, after the feed could not tell what was missed. */
  async reload(openConversationId: string | null): Promise<void> {
    const lists = [...this.lists.values()]
    for (const thread of [...this.threads.values()])
      if (thread.id !== openConversationId) this.threads.remove(thread.id)
    await Promise.all([
      ...lists.map((list) => this.loadList(list.query)),
      ...(openConversationId === null ? [] : [this.#reloadOpen(openConversationId)]),
    ])
  }

  /** What is open may have left the reader's sight meanwhile: then it is gone, as the feed would have said. */
  async #reloadOpen(conversationId: string): Promise<void> {
    try {
      await Promise.all([this.loadConversation(conversationId), this.loadThread(conversationId)])
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error
      this.#forget(conversationId)
    }
  }

  #page(query: ListQuery, cursor: string | undefined, limit: number) {
    return this.#call(inboxRoutes.conversations, {
      params: { workspaceId: this.workspaceId },
      query: {
        view: query.view,
        order: query.order,
        limit,
        ...(query.channelId === null ? {} : { channelId: query.channelId }),
        ...(query.unread ? { unread: true } : {}),
        ...(query.unanswered ? { unanswered: true } : {}),
        ...(query.hasPhone ? { hasPhone: true } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      },
    })
  }

  /** Reads a stretch of a thread; null where another one has been asked for meanwhile. */
  async #stretch(
    conversationId: string,
    query: { limit: number; around?: string },
  ): Promise<ResponseOf<typeof inboxRoutes.messages> | null> {
    this.#touch(conversationId)
    const asked = (this.#stretches.get(conversationId) ?? 0) + 1
    this.#stretches.set(conversationId, asked)
    const page = await this.#call(inboxRoutes.messages, { params: this.#one(conversationId), query })
    return this.#stretches.get(conversationId) === asked ? page : null
  }

  async #extend(
    conversationId: string,
    cursor: { before: string } | { after: string },
    where: 'before' | 'after',
  ): Promise<void> {
    const query = { ...cursor, limit: 50 }
    const page = await this.#call(inboxRoutes.messages, { params: this.#one(conversationId), query })
    const thread = this.threads.get(conversationId)
    const edge = 'before' in cursor ? thread?.previous === cursor.before : thread?.next === cursor.after
    // Another stretch is on screen by now: the page does not join it.
    if (thread === undefined || !edge) return
    this.threads.put(joinPage(thread, page, where))
    this.#overlay(page.seq)
  }

  #one(conversationId: string) {
    return { workspaceId: this.workspaceId, conversationId }
  }

  #putCompany(people: Extract<LiveFrame, { type: 'presence' }>['people']): void {
    const others = Map.groupBy(
      people.filter((one) => one.memberId !== this.#memberId),
      (one) => one.conversationId,
    )
    for (const { id } of [...this.company.values()]) if (!others.has(id)) this.company.remove(id)
    for (const [id, present] of others) this.company.put({ id, people: present })
  }

  /** An answer may be older than what the feed has told since: lays the newer over it. */
  #overlay(seq: number): void {
    for (const frame of this.#since(seq)) this.apply(frame)
  }

  #forget(conversationId: string): void {
    const awaited = this.#awaited.get(conversationId)
    if (awaited) this.#awaited.set(conversationId, { ...awaited, told: undefined })
    this.conversations.remove(conversationId)
    this.threads.remove(conversationId)
    for (const list of [...this.lists.values()]) {
      if (list.ids.includes(conversationId))
        this.lists.put({ ...list, ids: list.ids.filter((id) => id !== conversationId) })
    }
  }

  /** Keeps the newest threads in memory, and of each no more than a reader can have scrolled through. */
  #touch(conversationId: string): void {
    this.#recentThreads = [conversationId, ...this.#recentThreads.filter((id) => id !== conversationId)]
    for (const id of this.#recentThreads.splice(threadsKept)) this.threads.remove(id)
    for (const id of this.#recentThreads.slice(1)) {
      const thread = this.threads.get(id)
      const first = thread?.messages.at(-messagesKept)
      if (thread && first && thread.messages.length > messagesKept) this.threads.remove(id)
    }
  }
}
