import { Type } from 'typebox'
import { ConversationAsOf } from './live.ts'
import { defineRoute } from './route.ts'
import { InWorkspace, Nothing, workspacePath } from './routes-accounts.ts'
import { Uuid } from './views.ts'
import { AssignmentView, oldChoices, RuleDraft, RulePreview, RuleView } from './views-rules.ts'

const OneRule = Type.Object({ workspaceId: Uuid, ruleId: Uuid })
const OneConversation = Type.Object({ workspaceId: Uuid, conversationId: Uuid })

export const ruleRoutes = {
  rules: defineRoute({
    method: 'GET',
    path: `${workspacePath}/rules`,
    standing: 'agent',
    summary: 'All distribution rules.',
    params: InWorkspace,
    response: Type.Object({ rules: Type.Array(RuleView) }),
  }),
  previewRule: defineRoute({
    method: 'POST',
    path: `${workspacePath}/rules/preview`,
    standing: 'manager',
    summary: 'What saving a rule would do: counts, shares, conflicts, e-mails nobody has.',
    params: InWorkspace,
    body: Type.Object({ ruleId: Type.Union([Uuid, Type.Null()]), draft: RuleDraft }),
    response: RulePreview,
  }),
  createRule: defineRoute({
    method: 'POST',
    path: `${workspacePath}/rules`,
    standing: 'manager',
    summary: 'Makes a rule.',
    params: InWorkspace,
    body: RuleDraft,
    response: RuleView,
  }),
  updateRule: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/rules/:ruleId`,
    standing: 'manager',
    summary: 'Changes a rule. What those who leave it were in charge of follows `old`.',
    params: OneRule,
    body: RuleDraft,
    response: RuleView,
  }),
  addChannelToRule: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/rules/:ruleId/channels/:channelId`,
    standing: 'manager',
    summary: 'Puts a channel into a rule, out of any other.',
    params: Type.Object({ workspaceId: Uuid, ruleId: Uuid, channelId: Uuid }),
    body: Type.Object({ old: Type.Enum(oldChoices), understood: Type.Boolean() }),
    response: RuleView,
  }),
  removeRule: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/rules/:ruleId`,
    standing: 'manager',
    summary:
      'Ends a rule. Whoever is in charge of a conversation stays so; its channels are open to all again.',
    params: OneRule,
    response: Nothing,
  }),
  claim: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/claim`,
    standing: 'agent',
    summary: 'Takes a conversation that nobody has. Exactly one of those who ask at once gets it.',
    params: OneConversation,
    response: ConversationAsOf,
  }),
  release: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/release`,
    standing: 'agent',
    summary: 'Gives a conversation back: to be claimed, or given out to somebody else.',
    params: OneConversation,
    response: ConversationAsOf,
  }),
  passOn: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/pass-on`,
    standing: 'agent',
    summary: 'Hands what the caller typed to whoever has the conversation, as a note.',
    params: OneConversation,
    body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 20_000 }) }),
    response: Nothing,
  }),
  askBack: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/ask-back`,
    standing: 'agent',
    summary:
      'Asks whoever has a conversation to give it to the caller, who had it before or could have claimed it.',
    params: OneConversation,
    response: Nothing,
  }),
  parting: defineRoute({
    method: 'GET',
    path: `${workspacePath}/conversations/:conversationId/parting`,
    standing: 'agent',
    summary:
      'What became of a conversation that the caller had or could have claimed: newest first, back to them.',
    params: OneConversation,
    response: Type.Object({ assignments: Type.Array(AssignmentView) }),
  }),
  assignments: defineRoute({
    method: 'GET',
    path: `${workspacePath}/conversations/:conversationId/assignments`,
    standing: 'agent',
    summary: 'Who was in charge of a conversation, and why each of them: newest first.',
    params: OneConversation,
    response: Type.Object({ assignments: Type.Array(AssignmentView) }),
  }),
} as const
