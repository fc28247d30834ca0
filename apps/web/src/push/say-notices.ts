import type { Locale } from '@lienmach/contract'
import { createTranslator } from 'use-intl/core'
import { alerts as alertsEn } from '../i18n/en/alerts.ts'
import { push as pushEn } from '../i18n/en/push.ts'
import type { Messages } from '../i18n/messages.ts'
import { alerts as alertsVi } from '../i18n/vi/alerts.ts'
import { push as pushVi } from '../i18n/vi/push.ts'
import type { NoticeSay } from './notice-words.ts'

const words: Record<Locale, Pick<Messages, 'alerts' | 'push'>> = {
  vi: { alerts: alertsVi, push: pushVi },
  // The same keys with other words.
  en: { alerts: alertsEn, push: pushEn } as Pick<Messages, 'alerts' | 'push'>,
}

/** Speaks a language where there is no page around: all that notifications say, from the catalogues of the screens. */
export function noticesIn(locale: Locale): NoticeSay {
  const messages = words[locale]
  return {
    alerts: createTranslator({ locale, messages, namespace: 'alerts', timeZone: 'UTC' }),
    push: createTranslator({ locale, messages, namespace: 'push', timeZone: 'UTC' }),
  }
}
