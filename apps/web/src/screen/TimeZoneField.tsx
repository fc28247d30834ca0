import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Combobox, Field } from '../ui/index.ts'

/** The zone that most shops are in. */
export const homeZone = 'Asia/Ho_Chi_Minh'

/** Which clock the shop goes by, with what it shows now, so that a wrong choice is seen. */
export function TimeZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const choices = useMemo(() => zoneChoices(locale, value), [locale, value])
  return (
    <Field label={t('timeZone')} hint={t('timeZoneHint')}>
      <Combobox choices={choices} value={value} onChange={onChange} />
    </Field>
  )
}

function zoneChoices(locale: string, chosen: string) {
  const now = new Date()
  const zones = new Set([homeZone, chosen, ...Intl.supportedValuesOf('timeZone')])
  return [...zones].map((zone) => {
    const parts = new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      timeZoneName: 'shortOffset',
    }).formatToParts(now)
    const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
    return { value: zone, label: `${zone.replaceAll('_', ' ')} (${offset})` }
  })
}
