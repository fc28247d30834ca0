import { useTranslations } from 'use-intl'
import type { Messages, Say } from '../i18n/messages.ts'

type What = keyof Messages['alerts']['change']['what']
type Value = keyof Messages['alerts']['change']['value']

/** A setting on the platform that changed, in the codes it was noted with. */
export interface NotedChange {
  what: string
  before: string
  after: string
}

/** "Ứng dụng mặc định: Liền Mạch → ứng dụng khác". What has no words here is shown as it was noted. */
export function changeWords(t: Say<'alerts'>, { what, before, after }: NotedChange): string {
  const name = `change.what.${what as What}` as const
  const value = (noted: string) => {
    const key = `change.value.${noted as Value}` as const
    return t.has(key) ? t(key) : noted
  }
  return t('change.sentence', {
    what: t.has(name) ? t(name) : t('change.what.other'),
    before: value(before),
    after: value(after),
  })
}

/** The same in the reader's language. */
export function useChangeWords(): (change: NotedChange) => string {
  const t = useTranslations('alerts')
  return (change) => changeWords(t, change)
}
