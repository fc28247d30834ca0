import { type ChannelCheckView, connectScopeNames, refusalClasses } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { useTimes } from '../entities/workspace.ts'
import type { Messages } from '../i18n/messages.ts'

type Reason = keyof Messages['doctor']['reasons']
type Found = Pick<ChannelCheckView, 'state' | 'reason' | 'data'>

/** One sentence for what a check found, its blanks filled from what the doctor noted. */
export function useCheckWords(): (check: Found) => string {
  const t = useTranslations('doctor')
  const blanks = useBlanks()
  return ({ state, reason, data }) => {
    const key = `reasons.${reason as Reason}` as const
    // A newer server may give a reason for which this page has no words yet.
    return t.has(key) ? t(key, blanks(data)) : t(`unknownReason.${state}`)
  }
}

/** Everything that a sentence may ask for. What was not noted counts nothing, or is `none`: the sentence leaves it out. */
function useBlanks() {
  const t = useTranslations('doctor')
  const scopes = useTranslations('connect.scope')
  const refusals = useTranslations('refusals')
  const times = useTimes()
  return (data: Readonly<Record<string, unknown>>) => {
    const count = (name: string) => (typeof data[name] === 'number' ? data[name] : 0)
    const { appId, missing, causes, restrictedSince, skewMs } = data
    const lacking = connectScopeNames.filter((scope) => Array.isArray(missing) && missing.includes(scope))
    const refused = refusalClasses.filter((cause) => isRecord(causes) && cause in causes)
    return {
      replies: count('replies'),
      conversations: count('conversations'),
      messages: count('messages'),
      total: count('total'),
      app: typeof appId === 'string' ? t('app', { id: appId }) : t('otherApp'),
      list: lacking.map((scope) => scopes(`${scope}.name`)).join(', ') || 'none',
      causes: refused.map((cause) => refusals(`${cause}.title`)).join('; ') || 'none',
      since: typeof restrictedSince === 'number' ? times.full(restrictedSince) : 'none',
      skew: typeof skewMs === 'number' ? times.span(Math.abs(skewMs)) : 'none',
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
