import type { AlertView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { useChannels, useMembers, useTimes } from '../../entities/workspace.ts'
import { useNow } from '../../time/use-now.ts'
import { alertWords } from './alert-words.ts'

/** What an alert says to the reader, with the names that they know. */
export function useAlertWords(): (alert: AlertView) => { title: string; text: string } {
  const t = useTranslations('alerts')
  const times = useTimes()
  const now = useNow(60_000)
  const channels = useChannels()
  const members = useMembers()
  return (alert) => {
    const by = alert.data['by']
    const names = {
      page: channels?.get(alert.channelId ?? '')?.name ?? null,
      member: (typeof by === 'string' && members.get(by)?.name) || null,
    }
    return alertWords(t, times, alert, names, now)
  }
}
