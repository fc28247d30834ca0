import { AppError } from '@lienmach/contract'
import type { ConversationId, MessageId, Viewer, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { lastSeq } from '../store/changes.ts'
import { type ConversationRow, loadConversationViews } from '../store/conversation-views.ts'
import type { Db } from '../store/db.ts'
import { findPlace, type MessagePlace, placesAfter, placesBefore } from '../store/message-list.ts'
import { loadMessageViews, type MessageRow } from '../store/message-views.ts'
import { inViewOfMoment } from '../store/snapshot.ts'
import { inOrder } from './list-conversations.ts'

export interface ReadConversation {
  workspaceId: WorkspaceId
  viewer: Viewer
  conversationId: ConversationId
}

/** A conversation, and a place in the change log up to which it surely holds every change. */
export interface ConversationAsOf {
  conversation: ConversationRow
  seq: number
}

/** One conversation, within its viewer's view: one that is hidden from them does not exist. */
export async function findVisible(
  tx: Db,
  { workspaceId, conversationId }: Pick<ReadConversation, 'workspaceId' | 'conversationId'>,
): Promise<ConversationRow> {
  const [conversation] = await loadConversationViews(tx, workspaceId, [conversationId])
  if (!conversation) throw new AppError('resource/not-found')
  return conversation
}

/** Reads a conversation for an answer, before its own change is logged: the place first, so that nothing falls between. */
export async function conversationAsOf(
  tx: Db,
  order: Pick<ReadConversation, 'workspaceId' | 'conversationId'>,
): Promise<ConversationAsOf> {
  const seq = await lastSeq(tx, order.workspaceId)
  return { conversation: await findVisible(tx, order), seq }
}

export function readConversation({ db }: Context, order: ReadConversation): Promise<ConversationAsOf> {
  return inViewOfMoment(db, order.workspaceId, order.viewer, (tx) => conversationAsOf(tx, order))
}

/** Which part of a timeline: its end, what lies before or after a place, or the surroundings of one message. */
export type TimelinePart =
  | { part: 'newest' }
  | { part: 'before' | 'after'; place: MessagePlace }
  | { part: 'around'; messageId: MessageId }

export interface TimelinePage {
  messages: MessageRow[]
  /** From here on there are older ones, and newer ones. */
  previous: MessagePlace | null
  next: MessagePlace | null
  seq: number
}

/** A page of a conversation's messages, oldest first. */
export function readTimeline(
  { db }: Context,
  { part, limit, ...order }: ReadConversation & { part: TimelinePart; limit: number },
): Promise<TimelinePage> {
  return inViewOfMoment(db, order.workspaceId, order.viewer, async (tx) => {
    const seq = await lastSeq(tx, order.workspaceId)
    await findVisible(tx, order)
    const { places, older, newer } = await readPlaces(tx, order, part, limit)
    const messages = inOrder(
      places,
      await loadMessageViews(
        tx,
        order.workspaceId,
        places.map(({ id }) => id),
      ),
    )
    return {
      messages,
      previous: older ? (places[0] ?? null) : null,
      next: newer ? (places.at(-1) ?? null) : null,
      seq,
    }
  })
}

interface Places {
  places: MessagePlace[]
  older: boolean
  newer: boolean
}

async function readPlaces(
  tx: Db,
  { workspaceId, conversationId }: ReadConversation,
  part: TimelinePart,
  limit: number,
): Promise<Places> {
  const before = (place: MessagePlace | null, most: number) =>
    placesBefore(tx, workspaceId, conversationId, place, most)
  const after = (place: MessagePlace, most: number) =>
    placesAfter(tx, workspaceId, conversationId, place, most)
  switch (part.part) {
    case 'newest':
    case 'before': {
      const found = await before(part.part === 'before' ? part.place : null, limit + 1)
      return { places: found.slice(-limit), older: found.length > limit, newer: part.part === 'before' }
    }
    case 'after': {
      const found = await after(part.place, limit + 1)
      return { places: found.slice(0, limit), older: true, newer: found.length > limit }
    }
    case 'around': {
      const middle = await findPlace(tx, workspaceId, conversationId, part.messageId)
      if (!middle) throw new AppError('resource/not-found')
      const half = Math.floor(limit / 2)
      const older = await before(middle, half + 1)
      const newer = await after(middle, half + 1)
      return {
        places: [...older.slice(-half), middle, ...newer.slice(0, half)],
        older: older.length > half,
        newer: newer.length > half,
      }
    }
  }
}
