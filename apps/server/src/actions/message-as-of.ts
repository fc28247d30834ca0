import { AppError } from '@lienmach/contract'
import type { MessageId, WorkspaceId } from '@lienmach/domain'
import { lastSeq } from '../store/changes.ts'
import type { Db } from '../store/db.ts'
import { loadMessageViews, type MessageRow } from '../store/message-views.ts'
import { inOrder } from './list-conversations.ts'

/** A message, and a place in the change log up to which it surely holds every change. */
export interface MessageAsOf {
  message: MessageRow
  seq: number
}

/** The same for the messages of one reply. */
export interface MessagesAsOf {
  messages: MessageRow[]
  seq: number
}

/** Reads messages for an answer, before their own change is logged: the place first, so that nothing falls between. */
export async function messagesAsOf(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly MessageId[],
): Promise<MessagesAsOf> {
  const seq = await lastSeq(tx, workspaceId)
  const messages = inOrder(
    ids.map((id) => ({ id })),
    await loadMessageViews(tx, workspaceId, ids),
  )
  return { messages, seq }
}

export async function messageAsOf(tx: Db, workspaceId: WorkspaceId, id: MessageId): Promise<MessageAsOf> {
  const { messages, seq } = await messagesAsOf(tx, workspaceId, [id])
  const [message] = messages
  if (!message) throw new AppError('resource/not-found')
  return { message, seq }
}
