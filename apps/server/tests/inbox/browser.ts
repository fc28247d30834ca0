import type { ConversationView, LiveFrame, LiveRequest, MessageView } from '@lienmach/contract'
import { deliveryState } from '@lienmach/contract'
import { WebSocket } from 'ws'
import type { Office, Staff } from './office.ts'

type Changes = Extract<LiveFrame, { type: 'changes' }>

interface BrowserOptions {
  after?: number
  headers?: Record<string, string>
  /** What it read before it began to follow. */
  known?: Read
}

interface Read {
  conversations: readonly ConversationView[]
  messages: readonly MessageView[]
}

/** What a browser knows: what it has read, and the frames that it laid over that. */
export class Known {
  readonly conversations: Map<string, ConversationView>
  readonly messages: Map<string, MessageView>

  constructor({ conversations, messages }: Read = { conversations: [], messages: [] }) {
    this.conversations = new Map(conversations.map((view) => [view.id, view]))
    this.messages = new Map(messages.map((view) => [view.id, view]))
  }

  lay(frame: Changes): void {
    for (const view of frame.conversations) this.conversations.set(view.id, view)
    for (const view of frame.messages) this.messages.set(view.id, view)
    for (const id of frame.goneConversations) {
      this.conversations.delete(id)
      for (const view of [...this.messages.values()])
        if (view.conversationId === id) this.messages.delete(view.id)
    }
    for (const view of this.messages.values()) {
      const marks = this.conversations.get(view.conversationId)
      if (marks && view.delivery) view.delivery.state = deliveryState(view.delivery.state, view.at, marks)
    }
  }
}

/** One live connection, and what its browser makes of the frames. */
export class Browser implements AsyncDisposable {
  readonly socket: WebSocket
  readonly frames: LiveFrame[] = []
  readonly #known: Known
  seq = 0
  /** Every byte that arrived, for finding what should never have come. */
  received = ''
  closeCode: number | null = null
  #waiting: (() => void)[] = []

  constructor(socket: WebSocket, known?: Read) {
    this.socket = socket
    this.#known = new Known(known)
    socket.on('message', (data) => this.#take(String(data)))
    socket.on('close', (code) => {
      this.closeCode = code
      this.#wake()
    })
    socket.on('error', () => this.#wake())
  }

  static async open(
    office: Office,
    who: Pick<Staff, 'cookie' | 'shop'>,
    { after, headers = {}, known }: BrowserOptions = {},
  ): Promise<Browser> {
    const query = after === undefined ? '' : `?after=${after}`
    const browser = new Browser(
      new WebSocket(`ws://127.0.0.1:${office.port}/api/v1/workspaces/${who.shop.id}/live${query}`, {
        headers: { cookie: who.cookie, ...headers },
      }),
      known,
    )
    await browser.until(() => browser.frames.length > 0 || browser.closeCode !== null)
    return browser
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.terminate()
    await this.until(() => this.closeCode !== null)
  }

  get conversations(): Map<string, ConversationView> {
    return this.#known.conversations
  }

  get messages(): Map<string, MessageView> {
    return this.#known.messages
  }

  get hello() {
    const [first] = this.frames
    if (first?.type !== 'hello') throw new Error('The first frame is a greeting.')
    return first
  }

  get changes(): Changes[] {
    return this.frames.filter((frame) => frame.type === 'changes')
  }

  says(request: LiveRequest): void {
    this.socket.send(JSON.stringify(request))
  }

  /** Resolves when something has become true; fails with what was heard when it does not in five seconds. */
  async until(isTrue: () => boolean): Promise<void> {
    const deadline = Date.now() + 5_000
    while (!isTrue()) {
      const left = deadline - Date.now()
      if (left <= 0)
        throw new Error(`It did not become true. Heard: ${JSON.stringify(this.frames).slice(0, 2_000)}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  #take(text: string): void {
    this.received += text
    const frame = JSON.parse(text) as LiveFrame
    this.frames.push(frame)
    if (frame.type === 'hello') this.seq = frame.seq
    if (frame.type === 'changes') this.#apply(frame)
    this.#wake()
  }

  /** Lays a frame over what is known. A gap is a mistake of the server. */
  #apply(frame: Changes): void {
    if (frame.from > this.seq + 1) throw new Error(`A gap: ${frame.from} after ${this.seq}`)
    if (frame.to <= this.seq) return
    this.seq = frame.to
    this.#known.lay(frame)
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}
