import type { ConversationView, LiveFrame, MessageView } from '@lienmach/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Call } from '../api/call.ts'
import { sampleConversation, sampleMessage, sampleReply } from './samples.ts'
import { WorkspaceStore } from './workspace-store.ts'

type Changes = Extract<LiveFrame, { type: 'changes' }>

interface Page {
  messages: readonly MessageView[]
  previous: string | null
  next: string | null
  seq: number
}
const nothingSaid: Page = { messages: [], previous: null, next: null, seq: 0 }

/** A browser, and a feed whose frames it hears when the test says so. */
function browser(
  read: (query: { around?: string; after?: string }) => Promise<Page> = async () => nothingSaid,
) {
  const heard: Changes[] = []
  const call = (_: unknown, { query }: { query: object }) => read(query)
  const store = new WorkspaceStore(
    call as unknown as Call,
    (seq) => heard.filter(({ to }) => to > seq),
    'workspace',
    'me',
  )
  const hears = (to: number, told: Partial<Changes>) => {
    const nothing = { conversations: [], messages: [], goneConversations: [], channels: [], members: [] }
    const frame: Changes = { type: 'changes', from: to, to, touched: [], ...nothing, ...told }
    heard.push(frame)
    store.apply(frame)
  }
  return { store, hears }
}

test('what is expected of a conversation stays on screen, whatever is told of it before the answer', () => {
  const { store, hears } = browser()
  store.putConversations([sampleConversation('a')], 0)
  const answered = store.expect('a', { assigneeId: 'me', queuedAt: null })
  store.putConversations([sampleConversation('a', { unreadCount: 1 })], 0)
  hears(1, { conversations: [sampleConversation('a', { unreadCount: 2 })] })
  expect(store.conversations.get('a')).toMatchObject({ assigneeId: 'me', unreadCount: 2 })

  store.putConversations([sampleConversation('a', { assigneeId: 'me', unreadCount: 2 })], 1)
  answered()
  expect(store.conversations.get('a')).toMatchObject({ assigneeId: 'me', unreadCount: 2 })
})

test('what the server refused is shown again as the server told it last', () => {
  const { store, hears } = browser()
  store.putConversations([sampleConversation('a')], 0)
  const claimed = store.expect('a', { assigneeId: 'me' })
  const finished = store.expect('a', { status: 'done' })
  hears(1, { conversations: [sampleConversation('a', { assigneeId: 'colleague' })] })
  claimed()
  expect(store.conversations.get('a')).toMatchObject({ assigneeId: 'colleague', status: 'done' })
  finished()
  expect(store.conversations.get('a')).toMatchObject({ assigneeId: 'colleague', status: 'open' })
})

test('a conversation that left the reader’s sight does not come back with a late answer', () => {
  const { store, hears } = browser()
  store.putConversations([sampleConversation('a', { assigneeId: 'me' })], 4)
  const answered = store.expect('a', { assigneeId: 'colleague' })
  hears(5, { goneConversations: ['a'] })
  expect(store.conversations.get('a')).toBeUndefined()
  store.putConversations([sampleConversation('a', { assigneeId: 'colleague' })], 4)
  answered()
  expect(store.conversations.get('a')).toBeUndefined()
})

test('a reply that was told to be sent is not queued again by the answer that says it was taken', async () => {
  const { store, hears } = browser()
  await store.loadThread('c')
  const queued = sampleReply('reply', 1, 'queued')
  hears(8, { messages: [queued] })
  hears(9, { messages: [sampleReply('reply', 1, 'sent')] })
  store.putMessages([queued], 7)
  expect(store.threads.get('c')?.messages.map((one) => one.delivery?.state)).toEqual(['sent'])
})

test('a page that was asked for before a jump does not join what is on screen after it', async () => {
  const newer = Promise.withResolvers<Page>()
  const { store, hears } = browser(async ({ around, after }) => {
    if (around !== undefined) return { ...nothingSaid, messages: [sampleMessage('old', 1)], next: 'old' }
    return after === undefined
      ? { ...nothingSaid, messages: [sampleMessage('new', 9)], previous: 'new' }
      : newer.promise
  })
  await store.loadAround('c', 'old')
  const reading = store.loadNewer('c')
  await store.loadThread('c')
  newer.resolve({
    ...nothingSaid,
    messages: [sampleMessage('between', 5)],
    previous: 'between',
    next: 'between',
  })
  await reading
  hears(1, { messages: [sampleMessage('reply', 10)] })
  expect(store.threads.get('c')).toMatchObject({ previous: 'new', next: null })
  expect(store.threads.get('c')?.messages.map(({ id }) => id)).toEqual(['new', 'reply'])
})

test('of two stretches that were asked for the later one is shown, whichever comes first', async () => {
  const slow = Promise.withResolvers<Page>()
  const { store } = browser(({ around }) =>
    around === undefined
      ? Promise.resolve({ ...nothingSaid, messages: [sampleMessage('new', 9)] })
      : slow.promise,
  )
  const jump = store.loadAround('c', 'old')
  await store.loadThread('c')
  slow.resolve({ ...nothingSaid, messages: [sampleMessage('old', 1)], next: 'old' })
  await jump
  expect(store.threads.get('c')?.messages.map(({ id }) => id)).toEqual(['new'])
})

const step = fc.constantFrom('changes', 'hides', 'hears', 'asks', 'isAnswered', 'isRefused')

test('however frames and answers overtake each other, in the end the browser shows what the server has', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat(100)), (steps, choices) => {
      const { store, hears } = browser()
      const choose = <T>(from: T[]): T | undefined =>
        from.splice(Number(choices.next().value) % Math.max(1, from.length), 1)[0]
      let now: ConversationView = sampleConversation('a')
      let visible = true
      let seq = 0
      let told = 0
      const asked: { answer: ConversationView; seq: number; end: () => void }[] = []
      const change = (next: Partial<ConversationView>) => {
        seq += 1
        now = { ...now, ...next }
      }
      const hear = () => {
        if (told === seq) return
        told += 1
        hears(told, visible ? { conversations: [now] } : { goneConversations: ['a'] })
      }
      const answer = () => {
        const one = choose(asked)
        if (one) store.putConversations([one.answer], one.seq)
        one?.end()
      }
      store.putConversations([now], 0)
      for (const what of steps) {
        if (what === 'changes') {
          visible = true
          change({ status: 'open', unreadCount: now.unreadCount + 1 })
        }
        if (what === 'hides') {
          visible = false
          change({ assigneeId: 'colleague' })
        }
        if (what === 'hears') hear()
        if (what === 'asks') {
          const before = seq
          const end = store.expect('a', { status: 'done' })
          change({ status: 'done' })
          asked.push({ answer: now, seq: before, end })
        }
        if (what === 'isAnswered') answer()
        if (what === 'isRefused') store.expect('a', { assigneeId: 'me' })()
        if (asked.length > 0 && store.conversations.get('a'))
          expect(store.conversations.get('a')?.status).toBe('done')
      }
      while (told < seq) hear()
      while (asked.length > 0) answer()
      expect(store.conversations.get('a')).toEqual(visible ? now : undefined)
    }),
  )
})
