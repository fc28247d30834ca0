import { AppError } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { move } from '../store/outbox.ts'
import { changeReply, type ReplyOrder } from './change-reply.ts'

/** A person leaves an uncertain reply as it is. Should it have arrived after all, its echo still says so. */
export function abandonMessage(context: Context, order: ReplyOrder) {
  return changeReply(context, order, async (tx, { row }) => {
    if (row.state !== 'uncertain') throw new AppError('message/wrong-state', { state: row.state })
    const at = context.clock.now()
    await move(tx, row, { state: 'abandoned', evidence: { by: 'person', at } }, at)
    return { note: { action: 'message.abandoned' } }
  })
}
