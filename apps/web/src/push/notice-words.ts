import type { PushNotice } from '@lienmach/contract'
import { alertWords } from '../features/alerts/alert-words.ts'
import type { Say } from '../i18n/messages.ts'
import { timesFor } from '../time/format.ts'

/** The two parts of the words that notifications are made of. */
export interface NoticeSay {
  push: Say<'push'>
  alerts: Say<'alerts'>
}

/** What a notification says in the words given; something neutral where the message could not be read. */
export function noticeWords(say: NoticeSay, notice: PushNotice | null): { title: string; text: string } {
  const { push } = say
  switch (notice?.kind) {
    case 'given': {
      const { contact, channel } = notice
      return {
        title: contact ? push('given.title', { contact }) : push('given.titleNoName'),
        text: push('given.text', { channel }),
      }
    }
    case 'to_claim':
      return {
        title: push('to_claim.title', { n: notice.conversations }),
        text: push('to_claim.text', { rule: notice.rule }),
      }
    case 'alert': {
      const { alert, channel, member, locale, timeZone, at } = notice
      return alertWords(say.alerts, timesFor(locale, timeZone), alert, { page: channel, member }, at)
    }
    case 'trial':
      return { title: push('trial.title'), text: push('trial.text') }
    default:
      return { title: push('other.title'), text: push('other.text') }
  }
}
