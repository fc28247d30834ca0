/** Words for moments, in one language and one time zone. Every moment is in ms; `now` is the server's clock. */
export interface Times {
  /** 14:02 */
  clock(at: number): string
  /** Thứ Hai, 17/11/2025, 14:02 */
  full(at: number): string
  /** 14:02 today, and on any other day in full. */
  moment(at: number, now: number): string
  /** 17/11/2025 */
  date(at: number): string
  /** For rows of a list: 14:02 today, "Hôm qua", the weekday within a week, then 17/11, then 17/11/24. */
  short(at: number, now: number): string
  /** Over a day's messages: "Hôm nay", "Hôm qua", "Thứ Hai, 17/11". */
  day(at: number, now: number): string
  /** 2025-11-17, to tell days apart. */
  dateKey(at: number): string
  /** How long ago: "5 phút trước". */
  ago(at: number, now: number): string
  /** How long: "21 giờ", "45 phút", "40 giây". Rounded down, so that a window never seems longer than it is. */
  span(ms: number): string
}

const minute = 60_000
const hour = 60 * minute
const dayLength = 24 * hour

const made = new Map<string, Times>()

/** The same object for the same language and zone: making Intl formats is slow. */
export function timesFor(locale: 'vi' | 'en', timeZone: string): Times {
  const key = `${locale} ${timeZone}`
  const known = made.get(key)
  if (known) return known
  const times = makeTimes(locale, timeZone)
  made.set(key, times)
  return times
}

function makeTimes(locale: 'vi' | 'en', timeZone: string): Times {
  // British English puts the day first, as Vietnamese does.
  const language = locale === 'vi' ? 'vi-VN' : 'en-GB'
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone, ...options })
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = format({ weekday: 'long' })
  const shortWeekday = format({ weekday: locale === 'vi' ? 'long' : 'short' })
  const dayMonth = format({ day: '2-digit', month: '2-digit' })
  const dayMonthYear = format({ day: '2-digit', month: '2-digit', year: '2-digit' })
  const date = format({ day: '2-digit', month: '2-digit', year: 'numeric' })
  const key = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const units = (['second', 'minute', 'hour', 'day'] as const).map(
    (unit) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: locale === 'vi' ? 'long' : 'short',
      }),
  )

  const slashed = (formatter: Intl.DateTimeFormat, at: number) => formatter.format(at).replaceAll('-', '/')
  const full = (at: number) => `${capitalised(weekday.format(at))}, ${slashed(date, at)}, ${clock.format(at)}`
  const daysBetween = (at: number, now: number) =>
    Math.round((Date.parse(key.format(now)) - Date.parse(key.format(at))) / dayLength)
  const dayName = (days: number) => capitalised(relative.format(-days, 'day'))

  return {
    clock: (at) => clock.format(at),
    full,
    moment: (at, now) => (daysBetween(at, now) === 0 ? clock.format(at) : full(at)),
    date: (at) => slashed(date, at),
    short(at, now) {
      const days = daysBetween(at, now)
      if (days <= 0) return clock.format(at)
      if (days === 1) return dayName(1)
      if (days < 7) return capitalised(shortWeekday.format(at))
      return slashed(key.format(at).slice(0, 4) === key.format(now).slice(0, 4) ? dayMonth : dayMonthYear, at)
    },
    day(at, now) {
      const days = daysBetween(at, now)
      if (days <= 1) return dayName(Math.max(0, days))
      const sameYear = key.format(at).slice(0, 4) === key.format(now).slice(0, 4)
      return `${capitalised(weekday.format(at))}, ${slashed(sameYear ? dayMonth : date, at)}`
    },
    dateKey: (at) => key.format(at),
    ago(at, now) {
      const past = Math.max(0, now - at)
      if (past < minute) return locale === 'vi' ? 'vừa xong' : 'just now'
      if (past < hour) return relative.format(-Math.floor(past / minute), 'minute')
      if (past < dayLength) return relative.format(-Math.floor(past / hour), 'hour')
      return relative.format(-Math.floor(past / dayLength), 'day')
    },
    span(ms) {
      const left = Math.max(0, ms)
      const [seconds, minutes, hours, days] = units
      if (left < minute) return seconds?.format(Math.floor(left / 1000)) ?? ''
      if (left < hour) return minutes?.format(Math.floor(left / minute)) ?? ''
      if (left < 2 * dayLength) return hours?.format(Math.floor(left / hour)) ?? ''
      return days?.format(Math.floor(left / dayLength)) ?? ''
    },
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
