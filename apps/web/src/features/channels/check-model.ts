import { type ChannelCheckView, checkNames } from '@lienmach/contract'

export type CheckState = ChannelCheckView['state']

const badness: Record<CheckState, number> = { broken: 0, look: 1, unknown: 2, well: 3 }

/** Checks in the order in which they deserve a look: broken, doubtful, not known, well; else as the doctor asks. */
export function byUrgency(checks: readonly ChannelCheckView[]): ChannelCheckView[] {
  const place = (check: ChannelCheckView) => checkNames.indexOf(check.check)
  return checks.toSorted((a, b) => badness[a.state] - badness[b.state] || place(a) - place(b))
}

/** The one that matters most, when any asks for a look. */
export function worstOf(checks: readonly ChannelCheckView[]): ChannelCheckView | undefined {
  return byUrgency(checks).find(({ state }) => state === 'broken' || state === 'look')
}

export interface Verdict {
  is: 'never' | 'well' | 'unsure' | 'todo'
  /** How much there is to do, or how much is not known. */
  n: number
}

/** All checks in one sentence. What is not known is no fault, but it is not hidden either. */
export function verdictOf(checks: readonly ChannelCheckView[]): Verdict {
  const count = (...states: CheckState[]) => checks.filter(({ state }) => states.includes(state)).length
  const todo = count('broken', 'look')
  if (checks.length === 0) return { is: 'never', n: 0 }
  if (todo > 0) return { is: 'todo', n: todo }
  const essential = checks.filter(({ check }) => check === 'token' || check === 'webhook')
  const unsure = essential.filter(({ state }) => state === 'unknown').length
  return unsure > 0 ? { is: 'unsure', n: count('unknown') } : { is: 'well', n: 0 }
}

/** The one button beside a check: where its cause is mended, or else the question asked again. */
export type Fix = 'reconnect' | 'grant' | 'held' | 'guide' | 'again'

const fixes: Partial<Record<NonNullable<ChannelCheckView['guide']>, Fix>> = {
  reconnect: 'reconnect',
  grant_permissions: 'grant',
  move_to_done: 'held',
  take_here: 'held',
  ask_other_app: 'held',
}

export function fixOf(check: ChannelCheckView): Fix | null {
  if (check.state === 'well') return null
  if (check.guide === null) return check.reason === 'reconnect_first' ? 'reconnect' : 'again'
  return fixes[check.guide] ?? 'guide'
}
