import type { ChannelHealthView } from '@lienmach/contract'
import { type KeyboardEvent, memo, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCheckWords } from '../../connection/check-words.ts'
import { toneOfState } from '../../connection/HealthChip.tsx'
import { useTimes } from '../../entities/workspace.ts'
import { useNow } from '../../time/use-now.ts'
import { cx, ToneIcon } from '../../ui/index.ts'
import { daysOf, type HourCell, stepFrom } from './history-model.ts'

type State = NonNullable<HourCell['state']>

const colours: Record<State, string> = {
  well: 'bg-ok',
  look: 'bg-warn',
  broken: 'bg-danger',
  unknown: 'bg-line-strong',
}
/** A picture of its own for what is not well, so that colour is not all there is. */
const marks: Record<State, string> = { well: '', look: '△', broken: '⊘', unknown: '?' }
const hoursNamed = [0, 6, 12, 18]

/** Fourteen days, an hour in each cell. One stop for the Tab key; arrows walk, and each cell says a sentence. */
export function HistoryStrip({ hours }: { hours: ChannelHealthView['hours'] }) {
  const t = useTranslations('doctor.history')
  const times = useTimes()
  const now = useNow(60_000)
  const sentence = useHourWords()
  const days = useMemo(() => daysOf(hours, now, times), [hours, now, times])
  const cells = days.flatMap((day) => day.cells)
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = cells.find(({ at }) => at === chosen)
  const stop = shown?.at ?? cells.at(-1)?.at
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = stop === undefined ? null : stepFrom(days, stop, event.key)
    if (next === null) return
    event.preventDefault()
    setChosen(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus()
  }
  const pick = (target: EventTarget) => {
    const at = target instanceof HTMLElement ? target.dataset['at'] : undefined
    if (at !== undefined) setChosen(Number(at))
  }
  return (
    <div>
      <div
        aria-hidden
        className="mb-1 grid grid-cols-[4.5rem_repeat(24,minmax(0,1fr))] text-caption text-fg-3"
      >
        {hoursNamed.map((hour) => (
          <span key={hour} className="col-span-6 tabular-nums" style={{ gridColumnStart: hour + 2 }}>
            {String(hour).padStart(2, '0')}:00
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: cells of a grid are walked by arrows; a table has none */}
      <div
        role="grid"
        aria-label={t('label')}
        aria-rowcount={days.length}
        tabIndex={-1}
        className="flex flex-col gap-0.5 outline-none"
        onKeyDown={onKeyDown}
        onFocus={(event) => pick(event.target)}
        onPointerOver={(event) => pick(event.target)}
        data-testid="history"
      >
        {days.map(({ dateKey, cells: ofDay }) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its cells are
          <div
            key={dateKey}
            role="row"
            className="grid grid-cols-[4.5rem_repeat(24,minmax(0,1fr))] items-center gap-x-px"
          >
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: it is only read */}
            <span role="rowheader" className="truncate text-caption text-fg-3 tabular-nums">
              {times.date(ofDay[0]?.at ?? 0).slice(0, 5)}
            </span>
            {ofDay.map((cell) => (
              <Cell key={cell.at} cell={cell} stop={cell.at === stop} label={sentence(cell)} />
            ))}
          </div>
        ))}
      </div>
      <p className="mt-3 min-h-5 text-body-s text-fg-2" data-testid="history-sentence">
        {shown ? sentence(shown) : t('choose')}
      </p>
      <Legend />
    </div>
  )
}

const Cell = memo(function Cell({ cell, stop, label }: { cell: HourCell; stop: boolean; label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid above
    <span
      role="gridcell"
      aria-label={label}
      tabIndex={stop ? 0 : -1}
      data-at={cell.at}
      data-state={cell.state ?? undefined}
      style={{ gridColumnStart: cell.column + 2 }}
      className={cx(
        'flex h-4 items-center justify-center overflow-hidden rounded-[3px] text-[0.625rem] leading-none font-bold text-bg',
        'focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-focus',
        cell.state === null ? 'bg-bg-3' : colours[cell.state],
      )}
    >
      <span aria-hidden className="max-sm:hidden">
        {cell.state !== null && marks[cell.state]}
      </span>
    </span>
  )
})

function Legend() {
  const t = useTranslations('doctor')
  return (
    <ul
      aria-label={t('history.legend')}
      className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-caption text-fg-2"
    >
      {(['well', 'look', 'broken', 'unknown'] as const).map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span aria-hidden className={cx('size-3 rounded-[3px]', colours[state])} />
          <ToneIcon tone={toneOfState[state]} size={12} />
          {t(`state.${state}`)}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-3 rounded-[3px] bg-bg-3" />
        {t('history.unchecked')}
      </li>
    </ul>
  )
}

/** "Thứ Hai, 17/11, 14:00–15:00: Cần chú ý. Đã bật Chuyển quyền trò chuyện." */
function useHourWords(): (cell: HourCell) => string {
  const t = useTranslations('doctor')
  const times = useTimes()
  const now = useNow(60_000)
  const sentence = useCheckWords()
  return ({ at, state, reasons }) => {
    const day = times.day(at, now)
    const hour = `${times.clock(at)}–${times.clock(at + 3_600_000)}`
    const words = state === null ? t('history.unchecked') : t(`state.${state}`)
    const known = state === null ? [] : reasons.map((reason) => sentence({ state, reason, data: {} }))
    return known.length === 0 || state === 'well'
      ? t('history.cell', { day, hour, state: words })
      : t('history.cellWhy', { day, hour, state: words, reasons: known.join(' ') })
  }
}
