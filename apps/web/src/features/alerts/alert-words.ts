import type { AlertView } from '@lienmach/contract'
import { changeWords } from '../../connection/change-words.ts'
import type { Messages, Say } from '../../i18n/messages.ts'
import type { Times } from '../../time/format.ts'

type Words = Messages['alerts']

/** Names behind the ids in an alert; null where there is none. */
export interface AlertNames {
  page: string | null
  member: string | null
}

/**
 * What an alert says: a title, and one sentence with the moment and the values that matter. `now` (ms) decides whether a
 * moment is of today.
 */
export function alertWords(
  t: Say<'alerts'>,
  times: Times,
  alert: Pick<AlertView, 'kind' | 'severity' | 'data' | 'raisedAt'>,
  { page, member }: AlertNames,
  now: number,
): { title: string; text: string } {
  const { kind, severity, data, raisedAt } = alert
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
  const number = (name: string) => (typeof data[name] === 'number' ? data[name] : null)
  const check = `check.${text('check') as keyof Words['check']}` as const
  const probe = `probe.${text('probe') as keyof Words['probe']}` as const
  const outcome = (name: string) => {
    const key = `outcome.${text(name) as keyof Words['outcome']}` as const
    return t.has(key) ? t(key) : t('outcome.refused')
  }
  const said = {
    page: page ?? (text('channel') || t('thePage')),
    time: times.moment(number('since') ?? raisedAt, now),
    severity,
    change: changeWords(t, { what: text('what'), before: text('before'), after: text('after') }),
    check: t.has(check) ? t(check) : t('check.other'),
    probe: t.has(probe) ? t(probe) : t('probe.other'),
    before: outcome('before'),
    after: outcome('after'),
    member: member ?? t('someone'),
    contact: text('contact') || t('customer'),
    rule: text('rule'),
    n: number('replies') ?? number('conversations') ?? 0,
  }
  const reason = `broken.${text('reason') as keyof Words['broken']}` as const
  const title = kind === 'check_broken' && t.has(reason) ? t(reason, said) : t(`kind.${kind}.title`, said)
  return { title, text: t(`kind.${kind}.text`, said) }
}
