import { AppError } from '@lienmach/contract'
import { isStillOurs } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { move, setPayloadHash } from '../store/outbox.ts'
import { changeText, findSituation } from '../store/replies.ts'
import { payloadHash } from './accept-reply.ts'
import { changeReply, type ReplyOrder } from './change-reply.ts'

/** Changes the text of a reply of which nothing has left us. What it waits for stays; it counts as written anew. */
export function editMessage(context: Context, { text, ...order }: ReplyOrder & { text: string }) {
  return changeReply(context, order, async (tx, { conversation, message, row }) => {
    if (!isStillOurs(row.state) || message.kind !== 'text')
      throw new AppError('message/wrong-state', { state: row.state })
    const situation = await findSituation(tx, order.workspaceId, conversation.id)
    if (!situation) throw new AppError('resource/not-found')
    const limit = context.channels.get(situation.channelKind).limits.textLength
    if (text.trim() === '') throw new AppError('request/invalid', { field: 'text', because: 'empty' })
    if (text.length > limit) throw new AppError('request/too-large', { field: 'text', limit })

    const { state, heldBecause } = row
    await changeText(tx, order.workspaceId, message.id, text)
    await setPayloadHash(tx, row, payloadHash({ ...message, text }))
    await move(
      tx,
      row,
      {
        state: state === 'held' ? 'held' : 'queued',
        writtenAnew: true,
        ...(heldBecause !== null && { heldBecause }),
      },
      context.clock.now(),
    )
    return { note: { action: 'message.edited' } }
  })
}
