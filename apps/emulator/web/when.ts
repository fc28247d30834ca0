import type { useLanguage } from './words.ts'

type Language = ReturnType<typeof useLanguage>

const zone = 'Asia/Ho_Chi_Minh'
const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment)

/** The time of day today, with the date on any other day. */
export function shortTime(moment: number, now: number, language: Language): string {
  const today = day(moment) === day(now)
  return new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    ...(today ? {} : { day: '2-digit', month: '2-digit' }),
  }).format(moment)
}

/** Date and time to the second. */
export const fullTime = (moment: number, language: Language): string =>
  new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(moment)
