import type { ChannelView, WindowView } from '@lienmach/contract'
import { Clock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { readWindow, type WindowReading } from '../../entities/window-model.ts'
import { cx } from '../../ui/index.ts'

/** The reading of a window as time passes: once a minute, once a second in its last five minutes. */
export function useWindowReading(
  window: WindowView,
  humanAgent: ChannelView['humanAgent'] | undefined,
): WindowReading {
  const [, tick] = useState(0)
  const reading = readWindow(window, serverNow(), humanAgent)
  const left = 'left' in reading ? reading.left : null
  const last = left !== null && left < 5 * 60_000
  const running = left !== null
  useEffect(() => {
    if (!running) return
    const timer = globalThis.setInterval(() => tick((n) => n + 1), last ? 1_000 : 60_000)
    return () => globalThis.clearInterval(timer)
  }, [running, last])
  return reading
}

/** How long we may still reply, beside the composer. */
export function WindowChip({
  reading,
  left,
  title,
}: {
  reading: WindowReading
  left: (ms: number) => string
  title: string | undefined
}) {
  const t = useTranslations('conversation.window')
  if (reading.stage === 'unknown') return null
  const tone =
    reading.stage === 'closed'
      ? 'bg-bg-3 text-fg-2'
      : reading.stage === 'human_agent'
        ? 'bg-hold-soft text-on-hold-soft'
        : {
            quiet: 'text-fg-3',
            soon: 'bg-warn-soft text-on-warn-soft',
            urgent: 'bg-danger-soft text-on-danger-soft',
          }[reading.tone]
  return (
    <span
      data-testid="window-chip"
      data-stage={reading.stage}
      title={title}
      className={cx('inline-flex items-center gap-1 rounded-full px-2 text-caption tabular-nums', tone)}
    >
      <Clock size={14} aria-hidden />
      <span className="sr-only">{t('label')}: </span>
      {reading.stage === 'closed'
        ? t('closed')
        : reading.stage === 'human_agent'
          ? t('humanAgent', { time: left(reading.left) })
          : t('left', { time: left(reading.left) })}
    </span>
  )
}
