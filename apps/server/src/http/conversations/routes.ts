import { inboxRoutes } from '@lienmach/contract'
import type { ContactId, ConversationId, Instant, MemberId, MessageId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { assignConversation } from '../../actions/assign-conversation.ts'
import { countConversations, listConversations } from '../../actions/list-conversations.ts'
import { markSeen } from '../../actions/mark-seen.ts'
import { markUnread } from '../../actions/mark-unread.ts'
import {
  type ConversationAsOf,
  readConversation,
  readTimeline,
  type TimelinePart,
} from '../../actions/read-conversation.ts'
import { removeConversation } from '../../actions/remove-conversation.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { searchInbox } from '../../actions/search-inbox.ts'
import { setConversationStatus } from '../../actions/set-conversation-status.ts'
import { updateContact } from '../../actions/update-contact.ts'
import type { ListPlace } from '../../store/conversation-list.ts'
import { inWorkspace } from '../../store/db.ts'
import { listDrafts } from '../../store/drafts.ts'
import type { MessagePlace } from '../../store/message-list.ts'
import { type Actor, auditActorOf, memberActing } from '../caller.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { presentMessage } from '../messages/present.ts'
import { register } from '../register-route.ts'
import { presentConversation, presentConversationAsOf } from './present.ts'
import { viewerOf } from './viewer.ts'

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const MaybeMoment = Type.Union([Type.Number(), Type.Null()])
const ListCursor = Type.Object({
  id: Uuid,
  lastMessageAt: Type.Number(),
  lastCustomerAt: MaybeMoment,
  unansweredSince: MaybeMoment,
})
const MessageCursor = Type.Object({ id: Uuid, at: Type.Number() })

const pageOfConversations = 50
const pageOfMessages = 50

/** The inbox: what is in it, what was said, and who looks after it. */
export async function conversationRoutes(app: FastifyInstance): Promise<void> {
  const { context } = app
  const present = (row: Parameters<typeof presentConversation>[0]) => presentConversation(row, context.config)
  const asOf = (answer: ConversationAsOf) => presentConversationAsOf(answer, context.config)

  register(app, inboxRoutes.conversations, async ({ actor, query }) => {
    const { view, order, cursor, limit = pageOfConversations, ...filters } = query
    const { conversations, next, seq } = await listConversations(context, {
      workspaceId: actor.workspaceId,
      viewer: viewerOf(actor),
      view,
      order: order ?? (view === 'expiring' ? 'expiring' : 'newest'),
      filters,
      after: cursor === undefined ? null : (readCursor(ListCursor, cursor) as ListPlace),
      limit,
    })
    return { conversations: conversations.map(present), next: next && writeCursor(next), seq }
  })

  register(app, inboxRoutes.counts, ({ actor }) =>
    countConversations(context, actor.workspaceId, viewerOf(actor)),
  )

  register(app, inboxRoutes.conversation, async ({ actor, params }) => {
    return asOf(await readConversation(context, one(actor, params)))
  })

  register(app, inboxRoutes.messages, async ({ actor, params, query }) => {
    const limit = query.limit ?? pageOfMessages
    const page = await readTimeline(context, { ...one(actor, params), part: partOf(query), limit })
    const now = context.clock.now()
    return {
      messages: page.messages.map((row) => presentMessage(row, now)),
      previous: page.previous && writeCursor(page.previous),
      next: page.next && writeCursor(page.next),
      seq: page.seq,
    }
  })

  register(app, inboxRoutes.assign, async ({ actor, params, body }) =>
    asOf(
      await assignConversation(context, {
        ...change(actor, params),
        memberId: body.memberId as MemberId | null,
        note: body.note,
      }),
    ),
  )

  register(app, inboxRoutes.setStatus, async ({ actor, params, body }) =>
    asOf(await setConversationStatus(context, { ...change(actor, params), status: body.status })),
  )

  register(app, inboxRoutes.markSeen, async ({ actor, params, body }) =>
    asOf(await markSeen(context, { ...change(actor, params), messageId: body.messageId as MessageId })),
  )

  register(app, inboxRoutes.markUnread, async ({ actor, params, body }) =>
    asOf(await markUnread(context, { ...change(actor, params), messageId: body.messageId as MessageId })),
  )

  register(app, inboxRoutes.removeConversation, async ({ actor, params }) => {
    await removeConversation(context, change(actor, params))
    return {}
  })

  register(app, inboxRoutes.drafts, async ({ actor }) => {
    const { workspaceId, memberId } = memberActing(actor)
    return {
      drafts: await inWorkspace(context.db, workspaceId, (tx) => listDrafts(tx, workspaceId, memberId)),
    }
  })

  register(app, inboxRoutes.saveDraft, async ({ actor, params, body }) => {
    const { memberId } = memberActing(actor)
    const { text, attachmentIds = [] } = body
    const updatedAt = body.updatedAt as Instant
    return {
      draft: await saveDraft(context, { ...one(actor, params), memberId, text, attachmentIds, updatedAt }),
    }
  })

  register(app, inboxRoutes.updateContact, async ({ actor, params, body }) => {
    const { workspaceId } = actor
    const order = {
      workspaceId,
      viewer: viewerOf(actor),
      actor: auditActorOf(actor),
      contactId: params.contactId as ContactId,
    }
    return asOf(await updateContact(context, { ...order, ...body }))
  })

  register(app, inboxRoutes.search, async ({ actor, query }) => {
    const found = await searchInbox(context, {
      workspaceId: actor.workspaceId,
      viewer: viewerOf(actor),
      typed: query.q,
    })
    const now = context.clock.now()
    return {
      people: found.people.map(present),
      messages: found.messages.map(({ conversation, message }) => ({
        conversation: present(conversation),
        message: presentMessage(message, now),
      })),
      seq: found.seq,
    }
  })
}

const one = (actor: Actor, { conversationId }: { conversationId: string }) => ({
  workspaceId: actor.workspaceId,
  viewer: viewerOf(actor),
  conversationId: conversationId as ConversationId,
})

const change = (actor: Actor, params: { conversationId: string }) => ({
  ...one(actor, params),
  actor: auditActorOf(actor),
})

function partOf({
  before,
  after,
  around,
}: {
  before?: string
  after?: string
  around?: string
}): TimelinePart {
  if (around !== undefined) return { part: 'around', messageId: around as MessageId }
  if (before !== undefined)
    return { part: 'before', place: readCursor(MessageCursor, before) as MessagePlace }
  if (after !== undefined) return { part: 'after', place: readCursor(MessageCursor, after) as MessagePlace }
  return { part: 'newest' }
}
