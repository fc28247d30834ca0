import type { ChannelCheckView, ChannelView } from '@lienmach/contract'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useCheckWords } from '../../connection/check-words.ts'
import { HealthChip } from '../../connection/HealthChip.tsx'
import { useTimes } from '../../entities/workspace.ts'
import { useNow } from '../../time/use-now.ts'
import { CheckFix } from './CheckFix.tsx'

export interface CheckRowProps {
  channel: ChannelView
  check: ChannelCheckView
  settingsUrl: string | null
}

/** One question and its answer: how it stands, since when, the button that mends it, and why it is asked. */
export function CheckRow({ channel, check, settingsUrl }: CheckRowProps) {
  const t = useTranslations('doctor')
  const times = useTimes()
  const now = useNow(10_000)
  const words = useCheckWords()
  const moments = [
    t('rowChecked', { when: times.ago(check.checkedAt, now) }),
    check.state === 'well' ? null : t('rowSince', { when: times.moment(check.since, now) }),
  ]
  return (
    <li
      className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-5 py-3.5 last:border-b-0"
      data-testid={`check-${check.check}`}
      data-state={check.state}
      data-reason={check.reason}
    >
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="text-label">{t(`checks.${check.check}`)}</h3>
          <HealthChip state={check.state} />
        </div>
        <p className="mt-0.5 text-label font-normal text-fg-2">{words(check)}</p>
        <div className="flex flex-wrap items-center gap-x-3">
          <p className="text-caption text-fg-3">{moments.filter(Boolean).join(' · ')}</p>
          <details className="group min-w-0 text-body-s open:basis-full">
            <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-control font-medium text-fg-2 hover:text-fg">
              <ChevronRight aria-hidden size={14} className="transition-transform group-open:rotate-90" />
              {t('why')}
              <span className="sr-only"> {t(`checks.${check.check}`)}</span>
            </summary>
            <div className="mt-1 flex flex-col gap-1.5 rounded-control bg-bg-2 p-3">
              <p>{t(`whys.${check.check}`)}</p>
              {check.state !== 'well' && check.guide !== null && (
                <p className="font-medium">{t(`remedies.${check.guide}`)}</p>
              )}
              <CheckEvidence check={check} />
            </div>
          </details>
        </div>
      </div>
      <CheckFix channel={channel} check={check} settingsUrl={settingsUrl} />
    </li>
  )
}

/** What the answer rests on, as it was noted. */
function CheckEvidence({ check }: { check: ChannelCheckView }) {
  const t = useTranslations('doctor')
  const times = useTimes()
  const facts = Object.entries(check.data).map(([name, value]) => {
    const moment = typeof value === 'number' && /(At|since|until)$/i.test(name)
    return `${name}: ${moment ? times.full(value) : JSON.stringify(value)}`
  })
  return (
    <div className="font-mono text-[0.75rem] leading-5 break-words whitespace-pre-wrap text-fg-2">
      {[t('code', { code: check.reason }), ...facts].join('\n')}
    </div>
  )
}
