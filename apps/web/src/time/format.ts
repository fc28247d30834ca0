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

/** The same object for the same language and zone. */
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
  const format = (options: Intl.DateTimeFormatOptions, as = language) => {
    const formatter = onceNeeded(() => new Intl.DateTimeFormat(as, { timeZone, ...options }))
    return (at: number) => formatter().format(at)
  }
  const dashed = format({ dateStyle: 'short' }, 'sv-SE')
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = format({ weekday: 'long' })
  const shortWeekday = format({ weekday: locale === 'vi' ? 'long' : 'short' })
  const dayMonth = slashed(format({ day: '2-digit', month: '2-digit' }))
  const dayMonthYear = slashed(format({ day: '2-digit', month: '2-digit', year: '2-digit' }))
  const date = slashed(format({ day: '2-digit', month: '2-digit', year: 'numeric' }))
  const relative = onceNeeded(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
  const length = (unit: 'second' | 'minute' | 'hour' | 'day') => {
    const unitDisplay = locale === 'vi' ? 'long' : 'short'
    const formatter = onceNeeded(() => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }))
    return (units: number) => formatter().format(Math.floor(units))
  }
  const seconds = length('second')
  const minutes = length('minute')
  const hours = length('hour')
  const days = length('day')

  const full = (at: number) => `${capitalised(weekday(at))}, ${date(at)}, ${clock(at)}`
  const daysBetween = (at: number, now: number) =>
    Math.round((Date.parse(dashed(now)) - Date.parse(dashed(at))) / dayLength)
  const isSameYear = (at: number, now: number) => dashed(at).slice(0, 4) === dashed(now).slice(0, 4)
  const dayName = (past: number) => capitalised(relative().format(-past, 'day'))

  return {
    clock,
    full,
    moment: (at, now) => (daysBetween(at, now) === 0 ? clock(at) : full(at)),
    date,
    short(at, now) {
      const past = daysBetween(at, now)
      if (past <= 0) return clock(at)
      if (past === 1) return dayName(1)
      if (past < 7) return capitalised(shortWeekday(at))
      return isSameYear(at, now) ? dayMonth(at) : dayMonthYear(at)
    },
    day(at, now) {
      const past = daysBetween(at, now)
      if (past <= 1) return dayName(Math.max(0, past))
      return `${capitalised(weekday(at))}, ${isSameYear(at, now) ? dayMonth(at) : date(at)}`
    },
    dateKey: dashed,
    ago(at, now) {
      const past = Math.max(0, now - at)
      if (past < minute) return locale === 'vi' ? 'vừa xong' : 'just now'
      if (past < hour) return relative().format(-Math.floor(past / minute), 'minute')
      if (past < dayLength) return relative().format(-Math.floor(past / hour), 'hour')
      return relative().format(-Math.floor(past / dayLength), 'day')
    },
    span(ms) {
      const left = Math.max(0, ms)
      if (left < minute) return seconds(left / 1000)
      if (left < hour) return minutes(left / minute)
      if (left < 2 * dayLength) return hours(left / hour)
      return days(left / dayLength)
    },
  }
}

/** Makes something when it is first needed, and keeps it: a screen needs two of these formats, and each takes its time. */
function onceNeeded<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const slashed = (format: (at: number) => string) => (at: number) => format(at).replaceAll('-', '/')

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
