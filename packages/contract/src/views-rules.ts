import { type Static, Type } from 'typebox'
import { Moment, Uuid } from './views.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** Minutes of a shop's day; a span that ends before it begins runs past midnight. */
const WorkingSpan = Type.Object({
  from: Type.Integer({ minimum: 0, maximum: 1_440 }),
  to: Type.Integer({ minimum: 0, maximum: 1_440 }),
})

/** Monday to Sunday, in the workspace's time zone. Null: always. */
export const WorkingHoursView = Nullable(
  Type.Array(Type.Array(WorkingSpan, { maxItems: 8 }), { minItems: 7, maxItems: 7 }),
)
export type WorkingHoursView = Static<typeof WorkingHoursView>

export const ruleMethods = ['round_robin', 'self_claim'] as const
export const ruleVisibilities = ['own', 'claimable', 'all'] as const
export const oldChoices = ['none', 'available', 'all'] as const

const settings = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  method: Type.Enum(ruleMethods),
  /** What its agents see: their own, and what they may claim, or everything of the rule. */
  visibility: Type.Enum(ruleVisibilities),
  /** Open conversations at most for each agent. */
  cap: Nullable(Type.Integer({ minimum: 1, maximum: 1_000 })),
  skipAway: Type.Boolean(),
  sticky: Type.Boolean(),
  hours: WorkingHoursView,
  reassignAfterMinutes: Nullable(Type.Integer({ minimum: 1, maximum: 1_440 })),
  reassignWhenAway: Type.Boolean(),
}
const agentSettings = {
  cap: Nullable(Type.Integer({ minimum: 1, maximum: 1_000 })),
  shifts: WorkingHoursView,
}

export const RuleView = Type.Object({
  id: Uuid,
  ...settings,
  channelIds: Type.Array(Uuid),
  agents: Type.Array(Type.Object({ memberId: Uuid, ...agentSettings })),
  /** Conversations that wait to be given out or claimed, and since when the first one does. */
  queued: Type.Integer(),
  queuedSince: Nullable(Moment),
  createdAt: Moment,
  updatedAt: Moment,
})
export type RuleView = Static<typeof RuleView>

/** A rule as a form holds it. Agents come by e-mail; only accounts of this workspace are taken. */
export const RuleDraft = Type.Object({
  ...settings,
  channelIds: Type.Array(Uuid, { maxItems: 500 }),
  agents: Type.Array(Type.Object({ email: Type.String({ maxLength: 200 }), ...agentSettings }), {
    maxItems: 500,
  }),
  /** Take channels that are in another rule from it. Otherwise they are refused by name. */
  moveChannels: Type.Boolean(),
  /** What becomes of conversations from before. */
  old: Type.Enum(oldChoices),
  /** With `available` and `all`: somebody read what that shows to whom. */
  understood: Type.Boolean(),
})
export type RuleDraft = Static<typeof RuleDraft>

/** What saving a draft would do. */
export const RulePreview = Type.Object({
  /** Conversations from before with nobody in charge, and all of them. */
  available: Type.Integer(),
  all: Type.Integer(),
  /** Customers whose history becomes visible with each choice. */
  contactsAvailable: Type.Integer(),
  contactsAll: Type.Integer(),
  /** With round robin: to whom the next ten new customers would go, in order; null: nobody could take one now. */
  nextTen: Type.Array(Nullable(Uuid)),
  /** How many of those from before each agent would get, by choice. */
  shares: Type.Array(Type.Object({ memberId: Uuid, available: Type.Integer(), all: Type.Integer() })),
  /** In whose charge those from before are now; null: nobody's. */
  owners: Type.Array(Type.Object({ memberId: Nullable(Uuid), conversations: Type.Integer() })),
  unknownEmails: Type.Array(Type.String()),
  conflicts: Type.Array(Type.Object({ channelId: Uuid, ruleId: Uuid, ruleName: Type.String() })),
})
export type RulePreview = Static<typeof RulePreview>

export const assignmentReasons = [
  'next_in_turn',
  'served_before',
  'claimed',
  'given',
  'transferred',
  'released',
  'unanswered',
  'went_away',
  'left',
  'reopened',
  'rule_changed',
  'only_me',
  'passed_on',
  'asked_back',
] as const

/**
 * One change of who is in charge, and why. With `passed_on` and `asked_back` nobody changes: somebody left the one in
 * charge a note, or would like the conversation back.
 */
export const AssignmentView = Type.Object({
  at: Moment,
  from: Nullable(Uuid),
  to: Nullable(Uuid),
  because: Type.Enum(assignmentReasons),
  /** The person who did it; null: the rule. */
  by: Nullable(Uuid),
  rule: Nullable(Type.Object({ id: Uuid, name: Type.String() })),
  note: Nullable(Type.String()),
  passedOver: Type.Array(
    Type.Object({ memberId: Uuid, because: Type.Enum(['offline', 'away', 'off_shift', 'full']) }),
  ),
})
export type AssignmentView = Static<typeof AssignmentView>
