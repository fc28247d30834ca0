import type { ChannelCheckView } from '@lienmach/contract'
import type { PlatformAnswer } from '../../ports/channel-connector.ts'

export type CheckName = ChannelCheckView['check']
export type CheckState = ChannelCheckView['state']
export type Guide = NonNullable<ChannelCheckView['guide']>

/** What a question found. `reason` is a code with a sentence on every screen; `data` fills its blanks. */
export interface Answer {
  check: CheckName
  state: CheckState
  reason: string
  data: Record<string, unknown>
  guide: Guide | null
}

type Details = Partial<Pick<Answer, 'data' | 'guide'>>

const answering =
  (state: CheckState) =>
  (check: CheckName, reason: string, { data = {}, guide = null }: Details = {}): Answer => ({
    check,
    state,
    reason,
    data,
    guide,
  })

export const well = answering('well')
export const look = answering('look')
export const broken = answering('broken')
export const unknown = answering('unknown')

/** The platform did not say. What was known of it before stays known. */
export const unanswered = (
  check: CheckName,
  answer: Exclude<PlatformAnswer<unknown>, { answer: 'yes' }>,
  data: Record<string, unknown> = {},
): Answer =>
  unknown(check, answer.answer === 'no' ? 'platform_refused' : 'platform_unreachable', {
    data: answer.answer === 'no' ? { ...data, code: answer.refusal.code } : data,
  })
