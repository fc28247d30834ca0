import { AppError } from '@lienmach/contract'
import { canMove } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { move } from '../store/outbox.ts'
import { changeReply, type ReplyOrder } from './change-reply.ts'

/** Takes back a reply of which nothing has left us, or removes one that failed. */
export function cancelMessage(context: Context, order: ReplyOrder) {
  return changeReply(context, order, async (tx, { row }) => {
    if (!canMove(row.state, 'cancelled')) throw new AppError('message/wrong-state', { state: row.state })
    await move(
      tx,
      row,
      { state: 'cancelled', ...(row.refusal && { refusal: row.refusal }) },
      context.clock.now(),
    )
    return { note: { action: 'message.cancelled' } }
  })
}
