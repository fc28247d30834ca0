import { AppError } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { inView } from '../store/db.ts'
import { findThreadPlace } from '../store/thread-control.ts'
import { askOwner } from './ask-owner.ts'
import { type Control, type OneConversation, readControl } from './read-control.ts'
import { lockVisible } from './visible-conversation.ts'

/**
 * Asks the platform who holds a thread; what waits for it goes when it is free. Asked again at once it answers what is
 * known, so that many people may watch the same conversation.
 */
export async function checkControl(context: Context, order: OneConversation): Promise<Control> {
  const { workspaceId, viewer, conversationId } = order
  const place = await inView(context.db, workspaceId, viewer, async (tx) => {
    await lockVisible(tx, workspaceId, viewer, conversationId)
    return findThreadPlace(tx, workspaceId, conversationId)
  })
  if (!place) throw new AppError('resource/not-found')
  const asked = await askOwner(context, place, new AbortController().signal)
  if (!asked.asked && asked.because === 'not_connected') throw new AppError('control/not-askable')
  return readControl(context, order)
}
