import { ruleRoutes } from '@lienmach/contract'
import type { ChannelId, ConversationId, RuleId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { addChannelToRule } from '../../actions/add-channel-to-rule.ts'
import { claimConversation } from '../../actions/claim-conversation.ts'
import { leaveWord } from '../../actions/leave-word.ts'
import { previewRule } from '../../actions/preview-rule.ts'
import { readAssignments } from '../../actions/read-assignments.ts'
import { readParting } from '../../actions/read-parting.ts'
import { releaseConversation } from '../../actions/release-conversation.ts'
import { removeRule } from '../../actions/remove-rule.ts'
import { saveRule } from '../../actions/save-rule.ts'
import { inWorkspace } from '../../store/db.ts'
import { listRules } from '../../store/rules.ts'
import { type Actor, auditActorOf, memberActing } from '../caller.ts'
import { presentConversationAsOf } from '../conversations/present.ts'
import { viewerOf } from '../conversations/viewer.ts'
import { register } from '../register-route.ts'

/** Who gets what: the rules, and taking and giving back by hand. */
export async function ruleResource(app: FastifyInstance): Promise<void> {
  const { config } = app.context

  register(app, ruleRoutes.rules, async ({ context, actor: { workspaceId } }) => ({
    rules: await inWorkspace(context.db, workspaceId, (tx) => listRules(tx, workspaceId)),
  }))

  register(app, ruleRoutes.previewRule, ({ context, actor, body: { ruleId, draft } }) =>
    previewRule(context, { workspaceId: actor.workspaceId, ruleId: ruleId as RuleId | null, draft }),
  )

  register(app, ruleRoutes.createRule, ({ context, actor, body }) =>
    saveRule(context, { ...by(actor), ruleId: null, draft: body }),
  )

  register(app, ruleRoutes.updateRule, ({ context, actor, params, body }) =>
    saveRule(context, { ...by(actor), ruleId: params.ruleId as RuleId, draft: body }),
  )

  register(app, ruleRoutes.addChannelToRule, ({ context, actor, params, body }) =>
    addChannelToRule(context, {
      ...by(actor),
      ruleId: params.ruleId as RuleId,
      channelId: params.channelId as ChannelId,
      ...body,
    }),
  )

  register(app, ruleRoutes.removeRule, async ({ context, actor, params }) => {
    await removeRule(context, { ...by(actor), ruleId: params.ruleId as RuleId })
    return {}
  })

  register(app, ruleRoutes.claim, async ({ context, actor, params }) => {
    const { memberId } = memberActing(actor)
    return presentConversationAsOf(
      await claimConversation(context, { ...one(actor, params), memberId }),
      config,
    )
  })

  register(app, ruleRoutes.release, async ({ context, actor, params }) =>
    presentConversationAsOf(await releaseConversation(context, one(actor, params)), config),
  )

  register(app, ruleRoutes.passOn, async ({ context, actor, params, body }) => {
    const { memberId } = memberActing(actor)
    await leaveWord(context, { ...one(actor, params), memberId, because: 'passed_on', text: body.text })
    return {}
  })

  register(app, ruleRoutes.askBack, async ({ context, actor, params }) => {
    const { memberId } = memberActing(actor)
    await leaveWord(context, { ...one(actor, params), memberId, because: 'asked_back', text: null })
    return {}
  })

  register(app, ruleRoutes.parting, async ({ context, actor, params }) => {
    const { memberId } = memberActing(actor)
    return { assignments: await readParting(context, { ...one(actor, params), memberId }) }
  })

  register(app, ruleRoutes.assignments, async ({ context, actor, params }) => ({
    assignments: await readAssignments(context, one(actor, params)),
  }))
}

const by = (actor: Actor) => ({
  workspaceId: actor.workspaceId,
  actor: auditActorOf(actor),
  memberId: actor.kind === 'member' ? actor.memberId : null,
})

const one = (actor: Actor, { conversationId }: { conversationId: string }) => ({
  workspaceId: actor.workspaceId,
  viewer: viewerOf(actor),
  actor: auditActorOf(actor),
  conversationId: conversationId as ConversationId,
})
