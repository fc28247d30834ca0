import { AppError } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { move } from '../store/outbox.ts'
import { changeReply, type ReplyOrder } from './change-reply.ts'

/** A person looked and saw that an uncertain reply arrived. Better evidence may still come, and is kept then. */
export function markDelivered(context: Context, order: ReplyOrder) {
  return changeReply(context, order, async (tx, { row }) => {
    if (row.state !== 'uncertain') throw new AppError('message/wrong-state', { state: row.state })
    const at = context.clock.now()
    await move(tx, row, { state: 'sent', evidence: { by: 'person', at } }, at)
    return { note: { action: 'message.marked_delivered' } }
  })
}
