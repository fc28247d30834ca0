import { inboxRoutes } from '@lienmach/contract'
import { createStore, del, get, set } from 'idb-keyval'
import type { Call } from '../api/call.ts'

export interface Draft {
  readonly text: string
  /** ms; the newer of two drafts of one person wins. */
  readonly updatedAt: number
}

const shelf = () => createStore('lienmach-drafts', 'texts')

/**
 * What a person has typed and not sent, for each conversation: at once in memory, a moment later on this machine, a
 * little later on the server, so that it survives a reload, a crash, and a change of machine.
 */
export class Drafts {
  readonly #call: Call
  readonly #workspaceId: string
  readonly #store = shelf()
  readonly #texts = new Map<string, Draft>()
  readonly #listeners = new Map<string, Set<() => void>>()
  readonly #timers = new Map<string, { local?: number; server?: number }>()

  constructor(call: Call, workspaceId: string) {
    this.#call = call
    this.#workspaceId = workspaceId
  }

  /** Reads the server's copies once; newer ones of this machine win when their conversation is opened. */
  async load(): Promise<void> {
    const { drafts } = await this.#call(inboxRoutes.drafts, { params: { workspaceId: this.#workspaceId } })
    for (const draft of drafts)
      this.#take(draft.conversationId, { text: draft.text, updatedAt: draft.updatedAt })
  }

  async open(conversationId: string): Promise<Draft | undefined> {
    const local = await get<Draft>(this.#key(conversationId), this.#store)
    if (local) this.#take(conversationId, local)
    return this.#texts.get(conversationId)
  }

  text(conversationId: string): string {
    return this.#texts.get(conversationId)?.text ?? ''
  }

  write(conversationId: string, text: string): void {
    const draft = { text, updatedAt: Date.now() }
    const hadText = this.text(conversationId) !== ''
    this.#texts.set(conversationId, draft)
    if (hadText !== (text !== '')) this.#tell(conversationId)
    const timers = this.#timers.get(conversationId) ?? {}
    window.clearTimeout(timers.local)
    window.clearTimeout(timers.server)
    this.#timers.set(conversationId, {
      local: window.setTimeout(() => void this.#keep(conversationId), 300),
      server: window.setTimeout(() => void this.#post(conversationId), 2_000),
    })
  }

  /** Called when the text has become a reply that is safely kept: the server drops its copy with the reply. */
  clear(conversationId: string): void {
    const timers = this.#timers.get(conversationId) ?? {}
    window.clearTimeout(timers.local)
    window.clearTimeout(timers.server)
    this.#texts.set(conversationId, { text: '', updatedAt: Date.now() })
    void del(this.#key(conversationId), this.#store)
    this.#tell(conversationId)
  }

  /** Writes down at once what still waits for its moment: the page is going away. */
  flush(): void {
    for (const conversationId of this.#timers.keys()) {
      if (this.text(conversationId) !== '') void this.#keep(conversationId)
    }
  }

  subscribe(conversationId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set()
    this.#listeners.set(conversationId, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  #take(conversationId: string, draft: Draft): void {
    const held = this.#texts.get(conversationId)
    if (held !== undefined && held.updatedAt >= draft.updatedAt) return
    this.#texts.set(conversationId, draft)
    this.#tell(conversationId)
  }

  #key(conversationId: string): string {
    return `${this.#workspaceId}/${conversationId}`
  }

  async #keep(conversationId: string): Promise<void> {
    const draft = this.#texts.get(conversationId)
    if (draft) await set(this.#key(conversationId), draft, this.#store)
  }

  async #post(conversationId: string): Promise<void> {
    const draft = this.#texts.get(conversationId)
    if (draft === undefined) return
    try {
      await this.#call(inboxRoutes.saveDraft, {
        params: { workspaceId: this.#workspaceId, conversationId },
        body: { text: draft.text, updatedAt: draft.updatedAt },
      })
    } catch {
      // This machine's copy stays; the next keystroke or the next opening tries the server again.
    }
  }

  #tell(conversationId: string): void {
    for (const listener of [...(this.#listeners.get(conversationId) ?? [])]) listener()
  }
}
