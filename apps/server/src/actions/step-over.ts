import { AppError } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { markSteppedOver } from '../store/outbox.ts'
import { changeReply, type ReplyOrder } from './change-reply.ts'

/** A person lets the later replies of a conversation go although it is not known what became of this one. */
export function stepOver(context: Context, order: ReplyOrder) {
  return changeReply(context, order, async (tx, { row }) => {
    if (row.state !== 'uncertain') throw new AppError('message/wrong-state', { state: row.state })
    await markSteppedOver(tx, row, context.clock.now())
    return { note: { action: 'message.stepped_over' } }
  })
}
