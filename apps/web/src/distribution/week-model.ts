import type { WorkingHoursView } from '@lienmach/contract'

/** Seven days from Monday on, each with its spans in minutes of the shop's day. */
export type Week = NonNullable<WorkingHoursView>
export type Span = Week[number][number]

export const daysOfWeek = [0, 1, 2, 3, 4, 5, 6] as const

const dayEnd = 1_440
const noSpans: readonly Span[] = []

const hour = (clock: number): number => clock * 60
const week = (dayOf: (day: number) => readonly Span[]): Week => daysOfWeek.map((day) => [...dayOf(day)])

const officeDay = [
  { from: hour(8), to: hour(12) },
  { from: hour(13), to: hour(17) },
]
const longDay = [{ from: hour(8), to: hour(21) }]

/** Weeks that shops usually keep. */
export const presets = {
  always: null,
  office: week((day) => (day < 5 ? officeDay : noSpans)),
  daily: week(() => longDay),
} as const satisfies Record<string, WorkingHoursView>
export type Preset = keyof typeof presets
export const presetNames = ['always', 'office', 'daily'] as const satisfies readonly Preset[]

/** Which preset a week is; null when somebody made it by hand. */
export function presetOf(hours: WorkingHoursView): Preset | null {
  return presetNames.find((name) => JSON.stringify(presets[name]) === JSON.stringify(hours)) ?? null
}

/** A week to begin with when somebody wants their own. */
export const ownWeek = (hours: WorkingHoursView): Week => hours ?? presets.daily

export function withDay(hours: Week, day: number, spans: readonly Span[]): Week {
  return hours.map((own, index) => (index === day ? [...spans] : own))
}

/** Turns a day on or off; one that comes on takes over the hours of the nearest working day before it. */
export function withDayTurned(hours: Week, day: number, on: boolean): Week {
  if (!on) return withDay(hours, day, [])
  const before = [...hours.slice(day + 1), ...hours.slice(0, day)].findLast((spans) => spans.length > 0)
  return withDay(hours, day, before ?? longDay)
}

/** Room for a second span: after the last one, an hour later; null when the day has none left. */
export function nextSpan(spans: readonly Span[]): Span | null {
  const end = Math.max(0, ...spans.map(({ from, to }) => (to > from ? to : dayEnd)))
  const from = spans.length === 0 ? hour(8) : end + 60
  return from + 60 > dayEnd ? null : { from, to: Math.min(dayEnd, from + hour(4)) }
}

/** "08:30", as a time field writes it. The end of a day reads 00:00. */
export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}

/** What a time field says, in minutes; null while it is not filled in. As an end, midnight ends the day. */
export function minutesOf(clock: string, edge: keyof Span): number | null {
  const found = /^(\d\d):(\d\d)/u.exec(clock)
  if (found === null) return null
  const minutes = Number(found[1]) * 60 + Number(found[2])
  return edge === 'to' && minutes === 0 ? dayEnd : minutes
}

/** A span that ends before it begins runs into the next day. */
export const isOvernight = ({ from, to }: Span): boolean => to <= from

/** Whether two spans of one day cover the same minutes. */
export function overlap(spans: readonly Span[]): boolean {
  const sorted = spans
    .map((span) => ({ from: span.from, to: isOvernight(span) ? dayEnd : span.to }))
    .sort((a, b) => a.from - b.from)
  return sorted.some((span, index) => span.from < (sorted[index - 1]?.to ?? 0))
}
