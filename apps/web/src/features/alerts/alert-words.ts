import type { AlertView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { useChangeWords } from '../../connection/change-words.ts'
import { useChannels, useMembers, useTimes } from '../../entities/workspace.ts'
import type { Messages } from '../../i18n/messages.ts'
import { useNow } from '../../time/use-now.ts'

type Words = Messages['alerts']

/** What an alert says: a title, and one sentence with the moment and the values that matter. */
export function useAlertWords(): (alert: AlertView) => { title: string; text: string } {
  const t = useTranslations('alerts')
  const times = useTimes()
  const now = useNow(60_000)
  const channels = useChannels()
  const members = useMembers()
  const change = useChangeWords()
  return ({ kind, severity, channelId, data, raisedAt }) => {
    const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
    const number = (name: string) => (typeof data[name] === 'number' ? data[name] : null)
    const check = `check.${text('check') as keyof Words['check']}` as const
    const probe = `probe.${text('probe') as keyof Words['probe']}` as const
    const outcome = (name: string) => {
      const key = `outcome.${text(name) as keyof Words['outcome']}` as const
      return t.has(key) ? t(key) : t('outcome.refused')
    }
    const said = {
      page: channels?.get(channelId ?? '')?.name ?? (text('channel') || t('thePage')),
      time: times.moment(number('since') ?? raisedAt, now),
      severity,
      change: change({ what: text('what'), before: text('before'), after: text('after') }),
      check: t.has(check) ? t(check) : t('check.other'),
      probe: t.has(probe) ? t(probe) : t('probe.other'),
      before: outcome('before'),
      after: outcome('after'),
      member: members.get(text('by'))?.name ?? t('someone'),
      contact: text('contact') || t('customer'),
      rule: text('rule'),
      n: number('replies') ?? number('conversations') ?? 0,
    }
    const reason = `broken.${text('reason') as keyof Words['broken']}` as const
    const title = kind === 'check_broken' && t.has(reason) ? t(reason, said) : t(`kind.${kind}.title`, said)
    return { title, text: t(`kind.${kind}.text`, said) }
  }
}
