import { inboxRoutes } from '@lienmach/contract'
import type { ConversationId, MessageId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { abandonMessage } from '../../actions/abandon-message.ts'
import { cancelMessage } from '../../actions/cancel-message.ts'
import type { ReplyOrder } from '../../actions/change-reply.ts'
import { editMessage } from '../../actions/edit-message.ts'
import { markDelivered } from '../../actions/mark-delivered.ts'
import type { MessageAsOf } from '../../actions/message-as-of.ts'
import { react } from '../../actions/react.ts'
import { sendAgain } from '../../actions/send-again.ts'
import { sendMessage } from '../../actions/send-message.ts'
import { stepOver } from '../../actions/step-over.ts'
import type { Context } from '../../context.ts'
import { type Actor, auditActorOf } from '../caller.ts'
import { viewerOf } from '../conversations/viewer.ts'
import { register } from '../register-route.ts'
import { presentMessage } from './present.ts'

/** Replies and what people decide about them. */
export async function messageRoutes(app: FastifyInstance): Promise<void> {
  register(app, inboxRoutes.sendMessage, async ({ context, actor, params, body, reply }) => {
    const { messages, seq } = await sendMessage(context, {
      workspaceId: actor.workspaceId,
      viewer: viewerOf(actor),
      conversationId: params.conversationId as ConversationId,
      clientMessageId: body.clientMessageId,
      text: body.text ?? null,
      attachmentIds: body.attachmentIds ?? [],
      stickerId: body.stickerId ?? null,
      replyTo: (body.replyTo ?? null) as MessageId | null,
    })
    reply.code(201)
    return { messages: messages.map((row) => presentMessage(row, context.clock.now())), seq }
  })

  register(app, inboxRoutes.editMessage, ({ context, actor, params, body }) =>
    shown(context, editMessage(context, { ...orderOf(actor, params), text: body.text })),
  )
  register(app, inboxRoutes.cancelMessage, ({ context, actor, params }) =>
    shown(context, cancelMessage(context, orderOf(actor, params))),
  )
  register(app, inboxRoutes.sendAgain, ({ context, actor, params, body }) =>
    shown(context, sendAgain(context, { ...orderOf(actor, params), clientMessageId: body.clientMessageId })),
  )
  register(app, inboxRoutes.markDelivered, ({ context, actor, params }) =>
    shown(context, markDelivered(context, orderOf(actor, params))),
  )
  register(app, inboxRoutes.abandonMessage, ({ context, actor, params }) =>
    shown(context, abandonMessage(context, orderOf(actor, params))),
  )
  register(app, inboxRoutes.stepOver, ({ context, actor, params }) =>
    shown(context, stepOver(context, orderOf(actor, params))),
  )
  register(app, inboxRoutes.react, ({ context, actor, params, body }) => {
    const { workspaceId, viewer, messageId } = orderOf(actor, params)
    return shown(context, react(context, { workspaceId, viewer, messageId, emoji: body.emoji }))
  })
}

const orderOf = (actor: Actor, params: { messageId: string }): ReplyOrder => ({
  workspaceId: actor.workspaceId,
  viewer: viewerOf(actor),
  actor: auditActorOf(actor),
  messageId: params.messageId as MessageId,
})

async function shown({ clock }: Context, answer: Promise<MessageAsOf>) {
  const { message, seq } = await answer
  return { message: presentMessage(message, clock.now()), seq }
}
