import { Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { desk } from '../api.ts'
import { attempt } from '../deeds.ts'
import type { Clock } from '../shapes.ts'
import { Press } from '../ui/Press.tsx'
import { fullTime } from '../when.ts'
import { useLanguage, useWords } from '../words.ts'

const hour = 3_600_000
const rates = [1, 10, 60, 600] as const

/** The emulator's own time: how late it is, how fast it goes, and leaps forward. */
export function ClockBar({ clock }: { clock: Clock }) {
  const words = useWords()
  const language = useLanguage()
  const now = useRunning(clock)
  const turn = (change: object) => void attempt(desk.clock(change))
  const leaps = [
    { id: 'plus-hour', ms: hour, text: words.plusHour },
    { id: 'plus-day', ms: 24 * hour, text: words.plusDay },
    { id: 'plus-week', ms: 168 * hour, text: words.plusWeek },
  ]
  return (
    <section
      aria-label={words.clock}
      data-testid="clock"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule bg-surface px-4 py-2"
    >
      <p>
        <span className="text-sm text-soft">{words.clockNow} </span>
        <time className="font-semibold tabular-nums" data-testid="clock-now">
          {fullTime(now, language)}
        </time>
      </p>
      <p className="flex flex-wrap items-center gap-2">
        <Press data-testid="clock-pause" onClick={() => turn({ rate: clock.rate === 0 ? 1 : 0 })}>
          {clock.rate === 0 ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
          {clock.rate === 0 ? words.go : words.pause}
        </Press>
        {leaps.map(({ id, ms, text }) => (
          <Press key={id} data-testid={id} onClick={() => turn({ advanceMs: ms })}>
            {text}
          </Press>
        ))}
        <label className="flex items-center gap-2 text-sm text-soft">
          {words.rate}
          <select
            value={clock.rate}
            data-testid="clock-rate"
            onChange={({ target }) => turn({ rate: Number(target.value) })}
            className="field min-h-7 py-0.5 text-sm"
          >
            {[...new Set([clock.rate, 0, ...rates])]
              .sort((a, b) => a - b)
              .map((rate) => (
                <option key={rate} value={rate}>
                  {rate === 0 ? words.standsStill : `${rate}×`}
                </option>
              ))}
          </select>
        </label>
      </p>
      <p className="text-sm text-soft" data-testid="clock-waiting">
        {clock.count === 0 ? words.nothingWaits : `${clock.count} ${words.waitOnClock}`}
      </p>
    </section>
  )
}

/** The time between two readings of it, moved on once a second at the clock's own rate. */
function useRunning({ now, rate }: Clock): number {
  const [shown, setShown] = useState(now)
  useEffect(() => {
    setShown(now)
    if (rate === 0) return
    const since = performance.now()
    const timer = window.setInterval(() => setShown(now + (performance.now() - since) * rate), 1_000)
    return () => window.clearInterval(timer)
  }, [now, rate])
  return shown
}
