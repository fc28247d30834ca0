import type { ConversationView } from '@lienmach/contract'
import type {
  ChannelId,
  ContactId,
  ConversationId,
  Instant,
  MediaId,
  MemberId,
  MessageId,
  RuleId,
  ThreadFacts,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** A conversation with its contact and what its replies wait for: all that a screen shows of one. */
export interface ConversationRow {
  workspaceId: WorkspaceId
  id: ConversationId
  channelId: ChannelId
  status: 'open' | 'done'
  assigneeId: MemberId | null
  ruleId: RuleId | null
  queuedAt: Instant | null
  lastMessage: {
    id: MessageId
    direction: 'in' | 'out'
    source: NonNullable<ConversationView['lastMessage']>['source']
    authorId: MemberId | null
    kind: NonNullable<ConversationView['lastMessage']>['kind']
    text: string | null
    attachments: NonNullable<ConversationView['lastMessage']>['attachments']
    deleted: boolean
  } | null
  lastMessageAt: Instant
  lastCustomerAt: Instant | null
  unansweredSince: Instant | null
  unreadCount: number
  deliveredUntil: Instant | null
  readUntil: Instant | null
  threadFacts: ThreadFacts
  controlAskedAt: Instant | null
  unreachableSince: Instant | null
  historyCut: number
  createdAt: Instant
  heldCount: number
  uncertainCount: number
  contactId: ContactId
  contactExternalId: string
  contactName: string | null
  contactFirstName: string | null
  contactPhones: string[]
  contactNote: string
  contactCreatedAt: Instant
  pictureId: MediaId | null
}

/** The conversations with these ids, as they are now, in no particular order; those that do not exist are left out. */
export function loadConversationViews(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<ConversationRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return rows<ConversationRow>(
    tx,
    sql.named(
      'load-conversation-views',
      `
    select conversation.workspace_id as "workspaceId", conversation.id, conversation.channel_id as "channelId",
      conversation.status, conversation.assignee_id as "assigneeId", conversation.rule_id as "ruleId",
      conversation.queued_at as "queuedAt", conversation.last_message as "lastMessage",
      conversation.last_message_at as "lastMessageAt", conversation.last_customer_at as "lastCustomerAt",
      conversation.unanswered_since as "unansweredSince", conversation.unread_count as "unreadCount",
      conversation.delivered_until as "deliveredUntil", conversation.read_until as "readUntil",
      conversation.thread_facts as "threadFacts", conversation.control_asked_at as "controlAskedAt",
      case when contact.unreachable_since > coalesce(conversation.last_customer_at, '-infinity')
        then contact.unreachable_since end as "unreachableSince",
      conversation.history_cut as "historyCut", conversation.created_at as "createdAt",
      coalesce(waiting.held, 0)::int as "heldCount", coalesce(waiting.uncertain, 0)::int as "uncertainCount",
      contact.id as "contactId", contact.external_id as "contactExternalId", contact.name as "contactName",
      contact.first_name as "contactFirstName", contact.phones as "contactPhones", contact.note as "contactNote",
      contact.created_at as "contactCreatedAt", picture.id as "pictureId"
    from conversations as conversation
    join contacts as contact on contact.workspace_id = conversation.workspace_id and contact.id = conversation.contact_id
    left join media as picture on picture.workspace_id = contact.workspace_id
      and picture.id = contact.picture_media_id and picture.state = 'stored'
    left join lateral (
      select count(*) filter (where outbox.state = 'held') as held,
        count(*) filter (where outbox.state = 'uncertain') as uncertain
      from outbox
      where outbox.workspace_id = conversation.workspace_id and outbox.conversation_id = conversation.id
        and outbox.state in ('queued', 'sending', 'held', 'uncertain')
    ) as waiting on true
    where conversation.workspace_id = $1 and conversation.id = any($2::uuid[])`,
      [workspaceId, ids],
    ),
  )
}
