import type { Instant } from './ids.ts'

/** Minutes since midnight, 0 to 1440; 1440 ends a day. A span that ends before it begins runs past midnight. */
export interface WorkingSpan {
  from: number
  to: number
}

/** When people work, by day of the week from Monday (0) to Sunday (6), in a shop's own time. An empty day is off. */
export type WorkingHours = readonly (readonly WorkingSpan[])[]

/** Where a moment lies in a week of some place. */
export interface LocalMoment {
  /** Monday is 0. */
  day: number
  /** Minutes since midnight. */
  minute: number
}

const dayMinutes = 24 * 60
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the calendar and the clock on the wall say at a moment. `timeZone` is an IANA name. */
export function localMoment(at: Instant, timeZone: string): LocalMoment {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    clocks.set(timeZone, clock)
  }
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    day: days.indexOf(parts.get('weekday') ?? ''),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  }
}

/** Whether a moment lies within working hours. Without any, work never stops. */
export function isAtWork(hours: WorkingHours | null, { day, minute }: LocalMoment): boolean {
  if (hours === null) return true
  const today = hours[day] ?? []
  const yesterday = hours[(day + 6) % 7] ?? []
  return (
    today.some(({ from, to }) => minute >= from && minute < (to > from ? to : dayMinutes)) ||
    yesterday.some(({ from, to }) => to <= from && minute < to)
  )
}
