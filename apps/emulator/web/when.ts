import type { useLanguage } from './words.ts'

type Language = ReturnType<typeof useLanguage>

const zone = 'Asia/Ho_Chi_Minh'
const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment)

/** The time of day today, with day and month on any other day. */
export function shortTime(moment: number, now: number, language: Language): string {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  if (day(moment) === day(now)) return time.format(moment)
  const [, month, date] = day(moment).split('-')
  return `${time.format(moment)} ${date}/${month}`
}

/** Date and time to the second. */
export const fullTime = (moment: number, language: Language): string =>
  new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(moment)
