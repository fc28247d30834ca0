import { useTranslations } from 'use-intl'
import type { Messages } from '../i18n/messages.ts'

type What = keyof Messages['alerts']['change']['what']
type Value = keyof Messages['alerts']['change']['value']

/** "Ứng dụng mặc định: Liền Mạch → ứng dụng khác". What has no words here is shown as it was noted. */
export function useChangeWords(): (change: { what: string; before: string; after: string }) => string {
  const t = useTranslations('alerts.change')
  return ({ what, before, after }) => {
    const name = `what.${what as What}` as const
    const value = (noted: string) => {
      const key = `value.${noted as Value}` as const
      return t.has(key) ? t(key) : noted
    }
    return t('sentence', {
      what: t.has(name) ? t(name) : t('what.other'),
      before: value(before),
      after: value(after),
    })
  }
}
