import type { ChannelView, MemberView, RuleDraft, RulePreview, RuleView } from '@lienmach/contract'

export interface FormAgent {
  readonly memberId: string
  readonly cap: number | null
  readonly shifts: RuleView['hours']
}

/** A rule while somebody fills it in. */
export interface RuleForm {
  readonly name: string
  readonly channelIds: readonly string[]
  /** Channels of other rules that somebody said to move here. */
  readonly moved: readonly string[]
  readonly agents: readonly FormAgent[]
  readonly method: RuleView['method']
  readonly visibility: RuleView['visibility']
  readonly cap: number | null
  readonly skipAway: boolean
  readonly sticky: boolean
  readonly hours: RuleView['hours']
  readonly reassignAfterMinutes: number | null
  readonly reassignWhenAway: boolean
  readonly old: RuleDraft['old']
  /** What somebody read and understood, so that other numbers have to be read again. */
  readonly understood: string | null
}

export function emptyForm(channelIds: readonly string[] = []): RuleForm {
  return {
    name: '',
    channelIds,
    moved: [],
    agents: [],
    method: 'round_robin',
    visibility: 'own',
    cap: null,
    skipAway: true,
    sticky: false,
    hours: null,
    reassignAfterMinutes: null,
    reassignWhenAway: false,
    old: 'none',
    understood: null,
  }
}

export function formOf(rule: RuleView): RuleForm {
  const { name, channelIds, agents, method, visibility, cap, skipAway, sticky, hours } = rule
  const { reassignAfterMinutes, reassignWhenAway } = rule
  return {
    ...emptyForm(channelIds),
    name,
    agents,
    method,
    visibility,
    cap,
    skipAway,
    sticky,
    hours,
    reassignAfterMinutes,
    reassignWhenAway,
  }
}

/** What an agent may be shown, by method: whoever claims has to see what there is to claim. */
export const visibilitiesOf = {
  round_robin: ['own', 'all'],
  self_claim: ['claimable', 'all'],
} as const

/** The visibility of a form as its method knows it. */
export const visibilityOf = ({ method, visibility }: RuleForm): RuleView['visibility'] =>
  visibility === 'all' ? 'all' : visibilitiesOf[method][0]

export const withMethod = (form: RuleForm, method: RuleForm['method']): RuleForm => ({
  ...form,
  method,
  visibility: visibilityOf({ ...form, method }),
})

/** What is sent. Whoever has left the team is left out: the server knows people by their addresses. */
export function draftOf(
  form: RuleForm,
  members: ReadonlyMap<string, MemberView>,
  understood: boolean,
): RuleDraft {
  const { moved: _moved, understood: _key, channelIds, agents, name, ...settings } = form
  return {
    ...settings,
    name: name.trim(),
    channelIds: [...channelIds],
    agents: agents.flatMap(({ memberId, cap, shifts }) => {
      const email = members.get(memberId)?.email
      return email === undefined ? [] : [{ email, cap, shifts }]
    }),
    moveChannels: form.moved.length > 0,
    understood,
  }
}

export const isSame = (a: RuleForm, b: RuleForm): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Channels that are in another rule and that nobody has said to move. */
export function conflictsOf(
  form: RuleForm,
  channels: ReadonlyMap<string, Pick<ChannelView, 'ruleId'>>,
  ruleId: string | null,
): string[] {
  return form.channelIds.filter((id) => isElsewhere(channels.get(id), ruleId) && !form.moved.includes(id))
}

export const isElsewhere = (
  channel: Pick<ChannelView, 'ruleId'> | undefined,
  ruleId: string | null,
): boolean => typeof channel?.ruleId === 'string' && channel.ruleId !== ruleId

/** What a choice about earlier conversations shows to whom. */
export interface OldEffect {
  conversations: number
  contacts: number
  agents: number
}

export function oldEffect(form: RuleForm, preview: RulePreview): OldEffect {
  const agents = form.agents.length
  if (form.old === 'none') return { conversations: 0, contacts: 0, agents }
  return form.old === 'available'
    ? { conversations: preview.available, contacts: preview.contactsAvailable, agents }
    : { conversations: preview.all, contacts: preview.contactsAll, agents }
}

/** Names exactly what a tick stands for: with other numbers it counts no longer. */
export const understandingOf = (form: RuleForm, effect: OldEffect): string =>
  `${form.old} ${effect.conversations} ${effect.contacts} ${form.agents
    .map((agent) => agent.memberId)
    .toSorted()
    .join(' ')}`

/** Whose place a rule gives up when it is saved so. */
export const leavingOf = (before: RuleForm, now: RuleForm): string[] =>
  before.agents
    .map((agent) => agent.memberId)
    .filter((id) => !now.agents.some((agent) => agent.memberId === id))

/**
 * Whether saving the former settings again takes a change back without a trace. Conversations that changed hands, and
 * channels that came from elsewhere, are not brought back that way.
 */
export function mayUndo(
  before: RuleForm,
  saved: RuleForm,
  channels: ReadonlyMap<string, Pick<ChannelView, 'chatRight'>>,
): boolean {
  const added = saved.channelIds.filter((id) => !before.channelIds.includes(id))
  return (
    saved.old === 'none' &&
    saved.moved.length === 0 &&
    leavingOf(before, saved).length === 0 &&
    saved.visibility === before.visibility &&
    before.channelIds.every((id) => saved.channelIds.includes(id)) &&
    added.every((id) => channels.get(id)?.chatRight === 'share')
  )
}

/** How often each comes in a list of who would be next; nobody comes last. */
export function tally(nextTen: RulePreview['nextTen']): { memberId: string | null; count: number }[] {
  const counts = new Map<string | null, number>()
  for (const memberId of nextTen) counts.set(memberId, (counts.get(memberId) ?? 0) + 1)
  return [...counts]
    .map(([memberId, count]) => ({ memberId, count }))
    .sort((a, b) => Number(a.memberId === null) - Number(b.memberId === null))
}
