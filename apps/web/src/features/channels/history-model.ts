import type { ChannelHealthView } from '@lienmach/contract'
import type { Times } from '../../time/format.ts'

const hourLength = 3_600_000

export interface HourCell {
  /** When the hour begins, ms. */
  at: number
  /** Which hour of the day it is in the shop's time zone. */
  column: number
  /** Null: nothing was looked at in that hour. */
  state: ChannelHealthView['hours'][number]['state'] | null
  reasons: readonly string[]
}

export interface DayRow {
  dateKey: string
  cells: readonly HourCell[]
}

/** The last fourteen days of the shop's calendar, oldest first, an hour in each cell, up to the running one. */
export function daysOf(hours: ChannelHealthView['hours'], now: number, times: Times): DayRow[] {
  const known = new Map(hours.map((one) => [one.hour, one]))
  const rows: { dateKey: string; cells: HourCell[] }[] = []
  const last = Math.floor(now / hourLength) * hourLength
  for (let at = last; ; at -= hourLength) {
    const dateKey = times.dateKey(at)
    if (rows.at(-1)?.dateKey !== dateKey) {
      if (rows.length === 14) break
      rows.push({ dateKey, cells: [] })
    }
    const found = known.get(at)
    const column = Number(times.clock(at).slice(0, 2))
    rows.at(-1)?.cells.unshift({ at, column, state: found?.state ?? null, reasons: found?.reasons ?? [] })
  }
  return rows.reverse()
}

/** Where an arrow leads from a cell: hours beside it, the same hour of the day above and below. Null: nowhere. */
export function stepFrom(days: readonly DayRow[], from: number, key: string): number | null {
  const row = days.findIndex(({ cells }) => cells.some(({ at }) => at === from))
  const cells = days[row]?.cells ?? []
  const place = cells.findIndex(({ at }) => at === from)
  const column = cells[place]?.column
  const nearest = (day: DayRow | undefined) =>
    day?.cells.findLast((cell) => cell.column <= (column ?? 0)) ?? day?.cells[0]
  switch (key) {
    case 'ArrowLeft':
      return (cells[place - 1] ?? days[row - 1]?.cells.at(-1))?.at ?? null
    case 'ArrowRight':
      return (cells[place + 1] ?? days[row + 1]?.cells[0])?.at ?? null
    case 'ArrowUp':
      return nearest(days[row - 1])?.at ?? null
    case 'ArrowDown':
      return nearest(days[row + 1])?.at ?? null
    case 'Home':
      return cells[0]?.at ?? null
    case 'End':
      return cells.at(-1)?.at ?? null
    default:
      return null
  }
}
