import type { CanaryView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../entities/workspace.ts'
import type { Messages } from '../../i18n/messages.ts'
import { useNow } from '../../time/use-now.ts'
import { Chip, type Tone } from '../../ui/index.ts'

type Probe = CanaryView['probes'][number]

/** What Facebook answered when each of its rules was last tried, and what it answered before. */
export function CanaryProbes({ probes }: { probes: CanaryView['probes'] }) {
  const t = useTranslations('channels.canary')
  const times = useTimes()
  const now = useNow(60_000)
  const words = useOutcomeWords()
  if (probes.length === 0) return <p className="text-label font-normal text-fg-2">{t('noProbes')}</p>
  return (
    <ul
      className="flex flex-col divide-y divide-line rounded-card border border-line"
      data-testid="canary-probes"
    >
      {probes.map((probe) => (
        <li
          key={probe.probe}
          className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3"
          data-testid={`probe-${probe.probe}`}
          data-outcome={probe.outcome}
        >
          <span className="min-w-0 flex-1 basis-56">
            <span className="flex flex-wrap items-center gap-2">
              <span className="text-label">{t(`probe.${probe.probe}`)}</span>
              <Chip tone={toneOf(probe)}>{words(probe.outcome)}</Chip>
            </span>
            {probe.before !== null && probe.changedAt !== null && (
              <span className="block text-body-s text-fg-2" data-testid="probe-change">
                {t('changed', { before: words(probe.before), when: times.full(probe.changedAt) })}
              </span>
            )}
            {probe.refusal?.message && (
              <span className="block font-mono text-[0.75rem] leading-5 break-words text-fg-2">
                #{probe.refusal.code} {probe.refusal.message}
              </span>
            )}
          </span>
          <span className="text-caption text-fg-3">{t('tried', { when: times.ago(probe.at, now) })}</span>
        </li>
      ))}
    </ul>
  )
}

function toneOf({ outcome }: Probe): Tone {
  if (outcome === 'accepted') return 'ok'
  return outcome === 'not_tried' ? 'unknown' : 'warn'
}

/** An outcome of a probe: accepted, not tried, or the class of a refusal. */
function useOutcomeWords(): (outcome: string) => string {
  const t = useTranslations('channels.canary.outcome')
  return (outcome) => {
    const key = outcome as keyof Messages['channels']['canary']['outcome']
    return t.has(key) ? t(key) : t('refused')
  }
}
