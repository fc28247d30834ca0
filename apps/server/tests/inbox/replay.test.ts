import { type ConversationView, inboxRoutes, type MessageView } from '@lienmach/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendChanges } from '../../src/store/changes.ts'
import { transaction } from '../../src/store/db.ts'
import { rows, sql } from '../../src/store/sql.ts'
import { Browser, Known } from './browser.ts'
import { type Customer, Office, type Shop, type Staff } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office?.[Symbol.asyncDispose]())

/** Everything of a shop as a new screen reads it, page by page. */
async function snapshot(reader: Staff) {
  const conversations = new Map<string, ConversationView>()
  const messages = new Map<string, MessageView>()
  let seq = Number.POSITIVE_INFINITY
  for (const view of ['all', 'done'] as const) {
    let cursor: string | undefined
    do {
      const page = await reader.call(inboxRoutes.conversations, {
        query: { view, limit: 3, ...(cursor && { cursor }) },
      })
      for (const one of page.conversations) conversations.set(one.id, one)
      seq = Math.min(seq, page.seq)
      cursor = page.next ?? undefined
    } while (cursor)
  }
  for (const id of conversations.keys()) for (const one of await thread(reader, id)) messages.set(one.id, one)
  return { conversations, messages, seq }
}

async function thread(reader: Staff, conversationId: string): Promise<MessageView[]> {
  const page = await reader.try(inboxRoutes.messages, { params: { conversationId }, query: { limit: 100 } })
  return page.status === 200 && 'messages' in page.body ? page.body.messages : []
}

const steps = [
  'says',
  'says',
  'says',
  'reads',
  'assign',
  'status',
  'seen',
  'unread',
  'draft',
  'note',
  'send',
  'accepted',
  'erase',
] as const
type Step = { do: (typeof steps)[number]; who: number; whom: number; flag: boolean }

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(...steps),
  who: fc.nat(2),
  whom: fc.nat(5),
  flag: fc.boolean(),
})

/** What people, customers and the platform do to a shop, and what a person was answered. Refusals are part of an ordinary day. */
async function happen(
  shop: Shop,
  staff: Staff[],
  customers: Customer[],
  { do: what, who, whom, flag }: Step,
): Promise<Answer | undefined> {
  const person = staff[who % staff.length] as Staff
  const customer = customers[whom] as Customer
  if (what === 'says') return void (await customer.says(`Tin ${office.next()}`))
  if (what === 'reads') return void (await customer.reads(office.context.clock.now()))
  if (what === 'accepted') return void (await accept(shop))
  const conversation = await find(shop, customer)
  if (!conversation) return
  const params = { conversationId: conversation.id }
  const { messageId } = conversation
  switch (what) {
    case 'assign':
      return answerOf(
        await person.try(inboxRoutes.assign, {
          params,
          body: { memberId: flag ? person.id : null },
        }),
      )
    case 'status':
      return answerOf(
        await person.try(inboxRoutes.setStatus, {
          params,
          body: { status: flag ? 'done' : 'open' },
        }),
      )
    case 'seen':
      return answerOf(await person.try(inboxRoutes.markSeen, { params, body: { messageId } }))
    case 'unread':
      return answerOf(await person.try(inboxRoutes.markUnread, { params, body: { messageId } }))
    case 'draft':
      return void (await person.try(inboxRoutes.saveDraft, {
        params,
        body: { text: 'Dạ', updatedAt: office.context.clock.now() },
      }))
    case 'note':
      return answerOf(
        await person.try(inboxRoutes.updateContact, {
          params: { contactId: conversation.contactId },
          body: { note: `Ghi chú ${office.next()}` },
        }),
      )
    case 'send':
      return answerOf(
        await person.try(inboxRoutes.sendMessage, {
          params,
          body: { clientMessageId: `reply-${office.next()}`, text: `Trả lời ${office.next()}` },
        }),
      )
    case 'erase':
      return void (flag && whom === 5 && (await shop.owner.try(inboxRoutes.removeConversation, { params })))
  }
}

interface Answer {
  conversation?: ConversationView
  messages?: MessageView[]
  seq: number
}

const answerOf = ({ body }: { body: Answer | object }): Answer | undefined =>
  'seq' in body ? body : undefined

async function find(shop: Shop, { psid }: Customer) {
  const [found] = await rows<{ id: string; contactId: string; messageId: string }>(
    office.context.db.pipeline,
    sql`
    select conversations.id, contacts.id as "contactId", messages.id as "messageId"
    from contacts
    join conversations on conversations.workspace_id = contacts.workspace_id and conversations.contact_id = contacts.id
    join messages on messages.workspace_id = conversations.workspace_id and messages.conversation_id = conversations.id
    where contacts.workspace_id = ${shop.id} and contacts.external_id = ${psid}
    order by messages.at desc limit 1`,
  )
  return found
}

/** The platform takes the oldest reply that waits. */
async function accept(shop: Shop): Promise<void> {
  const { context } = office
  await transaction(context.db.pipeline, async (tx) => {
    const sent = await rows<{ conversationId: string; messageId: string }>(
      tx,
      sql`
      update outbox set state = 'sent', state_since = now(), mid = 'm_sent_' || id
      where id in (select id from outbox where workspace_id = ${shop.id} and state = 'queued' order by seq limit 1 for update)
      returning conversation_id as "conversationId", message_id as "messageId"`,
    )
    const changes = sent.map(({ conversationId, messageId }) => ({
      kind: 'conversation' as const,
      entityId: conversationId,
      data: { messages: [messageId] },
    }))
    await appendChanges(tx, shop.id, changes, context.clock.now())
  })
  context.wake.hint('changes', shop.id)
}

test('an old snapshot or answer, and the changes after it, are the same as a new snapshot', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 25 }),
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 10, maxLength: 25 }),
      async (before, together) => {
        const shop = await office.shop('Mộc Store', 'Chị Hoa')
        const staff = [await office.hire(shop, 'Minh'), await office.hire(shop, 'Lan')]
        const page = await shop.page('Mộc Store')
        const customers = Array.from({ length: 6 }, () => page.customer())
        for (const one of before) await happen(shop, staff, customers, one)

        // The old snapshot is read while things go on happening, as it is in life.
        const busy = together
          .slice(0, 3)
          .flat()
          .map((one) => happen(shop, staff, customers, one))
        const old = await snapshot(shop.owner)
        await using browser = await Browser.open(office, shop.owner, {
          after: old.seq,
          known: { conversations: [...old.conversations.values()], messages: [...old.messages.values()] },
        })
        await Promise.all(busy)
        const answers: Answer[] = []
        for (const several of together.slice(3)) {
          const these = await Promise.all(several.map((one) => happen(shop, staff, customers, one)))
          answers.push(...these.flatMap((answer) => answer ?? []))
        }

        // One that moved up between two pages of the list was on neither; its thread is read when it is opened.
        for (const id of browser.conversations.keys()) {
          if (old.conversations.has(id)) continue
          for (const one of await thread(shop.owner, id)) browser.messages.set(one.id, one)
        }
        const now = await snapshot(shop.owner)
        await browser.until(() => browser.seq >= now.seq)
        expect(Object.fromEntries(browser.conversations)).toEqual(Object.fromEntries(now.conversations))
        expect(Object.fromEntries(browser.messages)).toEqual(Object.fromEntries(now.messages))
        for (const { conversation, messages = [], seq } of answers) {
          const late = new Known({ conversations: conversation ? [conversation] : [], messages })
          for (const frame of browser.changes) if (frame.to > seq) late.lay(frame)
          if (conversation)
            expect(late.conversations.get(conversation.id)).toEqual(now.conversations.get(conversation.id))
          for (const { id } of messages) expect(late.messages.get(id)).toEqual(now.messages.get(id))
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  )
}, 120_000)
