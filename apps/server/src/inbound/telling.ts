import {
  type ChannelId,
  findPhones,
  type Instant,
  type MessageFacts,
  mergeMessageFacts,
  type ThreadObservation,
  type WorkspaceId,
} from '@lienmach/domain'
import type { ChannelFact, InboundEvent, MessageFact, NoticeFact } from '../ports/channel-facts.ts'
import type { InboundChannel } from '../store/inbound-channels.ts'
import type { MessageOrigin } from '../store/inbound-messages.ts'
import type { ReactionRow } from '../store/reactions.ts'

/** An event whose channel is known, waiting to be applied. */
export interface PendingEvent {
  rawId: number
  receivedAt: Instant
  channel: InboundChannel
  event: InboundEvent
}

/** A message, as far as one batch tells of it. */
export interface MessageTelling {
  workspaceId: WorkspaceId
  channelId: ChannelId
  mid: string
  thread: string
  direction: 'in' | 'out'
  receivedAt: Instant
  origin: MessageOrigin
  facts: MessageFacts<SaidMessage>
  /** Numbers in any of its texts, edited away or not: the customer gave them. */
  phones: string[]
}

export interface SaidMessage {
  at: Instant
  message: MessageFact
}

/** A conversation, as far as one batch tells of it. */
export interface ThreadTelling {
  key: string
  channel: InboundChannel
  contactExternalId: string
  firstAt: Instant
  deliveredUntil: Instant | null
  readUntil: Instant | null
  reactedAt: Instant | null
  seen: ThreadObservation[]
}

/** A batch of events, folded so that the order in which they came no longer matters. */
export interface BatchTelling {
  origin: MessageOrigin
  threads: Map<string, ThreadTelling>
  messages: Map<string, MessageTelling>
  reactions: Map<string, ReactionRow>
  notices: { channel: InboundChannel; notice: NoticeFact }[]
}

/** Folds a batch: several events of one message or one thread become one telling each. */
export function foldEvents(pending: readonly PendingEvent[], origin: MessageOrigin): BatchTelling {
  const batch: BatchTelling = {
    origin,
    threads: new Map(),
    messages: new Map(),
    reactions: new Map(),
    notices: [],
  }
  for (const { channel, event, receivedAt } of pending) {
    const { fact } = event
    if (fact.type === 'notice') batch.notices.push({ channel, notice: fact })
    else if (fact.type !== 'invalid') foldFact(batch, channel, fact, receivedAt)
  }
  return batch
}

type AboutPerson = Exclude<ChannelFact, { type: 'notice' | 'invalid' }>

function foldFact(
  batch: BatchTelling,
  channel: InboundChannel,
  fact: AboutPerson,
  receivedAt: Instant,
): void {
  const at = fact.type === 'receipt' ? fact.until : fact.at
  const thread = threadOf(batch, channel, fact.contactId, at)
  switch (fact.type) {
    case 'message':
      thread.seen.push(...fact.thread)
      foldMessage(batch, thread, fact, receivedAt, {
        said: { at: fact.at, message: fact },
        edit: null,
        unsentAt: null,
      })
      break
    case 'edit':
      foldMessage(batch, thread, fact, receivedAt, {
        said: null,
        edit: { no: fact.no, text: fact.text, at },
        unsentAt: null,
      })
      break
    case 'unsend':
      foldMessage(batch, thread, fact, receivedAt, { said: null, edit: null, unsentAt: at })
      break
    case 'reaction':
      foldReaction(batch, thread, fact)
      break
    case 'receipt': {
      const mark = fact.what === 'read' ? 'readUntil' : 'deliveredUntil'
      thread[mark] = later(thread[mark], at)
      break
    }
    case 'thread':
      thread.seen.push(...fact.seen)
  }
}

function threadOf(
  batch: BatchTelling,
  channel: InboundChannel,
  contactExternalId: string,
  at: Instant,
): ThreadTelling {
  const key = threadKey(channel.id, contactExternalId)
  const known = batch.threads.get(key)
  if (known) {
    if (at < known.firstAt) known.firstAt = at
    return known
  }
  const thread: ThreadTelling = {
    key,
    channel,
    contactExternalId,
    firstAt: at,
    deliveredUntil: null,
    readUntil: null,
    reactedAt: null,
    seen: [],
  }
  batch.threads.set(key, thread)
  return thread
}

function foldMessage(
  batch: BatchTelling,
  { key: thread, channel }: ThreadTelling,
  { mid, direction }: { mid: string; direction: 'in' | 'out' },
  receivedAt: Instant,
  facts: MessageFacts<SaidMessage>,
): void {
  const key = messageKey(channel.id, mid)
  const known = batch.messages.get(key)
  const phones = direction === 'in' ? surePhones(facts.said?.message.text ?? facts.edit?.text ?? '') : []
  if (known) {
    known.facts = mergeMessageFacts(known.facts, facts)
    known.phones.push(...phones)
  } else
    batch.messages.set(key, {
      workspaceId: channel.workspaceId,
      channelId: channel.id,
      mid,
      thread,
      direction,
      receivedAt,
      origin: batch.origin,
      facts,
      phones,
    })
}

function foldReaction(
  batch: BatchTelling,
  thread: ThreadTelling,
  { mid, actor, emoji, at }: Extract<ChannelFact, { type: 'reaction' }>,
): void {
  const { workspaceId, id: channelId } = thread.channel
  // A reaction of the customer reopens the reply window; taking one back does not.
  if (actor === 'contact' && emoji !== null) thread.reactedAt = later(thread.reactedAt, at)
  const key = `${messageKey(channelId, mid)}\n${actor}`
  const known = batch.reactions.get(key)
  const isNewer = !known || at > known.at || (at === known.at && (emoji ?? '') > (known.emoji ?? ''))
  if (isNewer) batch.reactions.set(key, { workspaceId, channelId, mid, actor, emoji, at })
}

const surePhones = (text: string) =>
  findPhones(text).flatMap(({ phone, certainty }) => (certainty === 'sure' ? [phone] : []))

export const threadKey = (channelId: ChannelId, contactExternalId: string) =>
  `${channelId}\n${contactExternalId}`
export const messageKey = (channelId: ChannelId, mid: string) => `${channelId}\n${mid}`

/** The later of two moments, either of which may be missing. */
export const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null || a >= b ? a : b
