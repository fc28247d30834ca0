import type { ChannelCheckView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { cx, Skeleton, softTone, ToneIcon } from '../ui/index.ts'
import { useCheckWords } from './check-words.ts'
import { toneOfState } from './HealthChip.tsx'

/** What has to be right for messages to pass at all. */
const order = ['token', 'permissions', 'webhook', 'routing', 'round_trip'] as const

/** Five lines, each ticked, doubted or broken with its reason. Without `checks` they are still being looked at. */
export function ChannelChecks({ checks }: { checks: readonly ChannelCheckView[] | null }) {
  const t = useTranslations('doctor')
  const words = useCheckWords()
  return (
    <ul className="flex flex-col gap-2" data-testid="channel-checks" aria-busy={checks === null}>
      {order.map((name) => {
        const check = checks?.find((one) => one.check === name)
        return (
          <li
            key={name}
            className="flex items-start gap-3"
            data-testid={`check-${name}`}
            data-state={check?.state ?? 'running'}
          >
            <span
              className={cx(
                'mt-px flex size-6 shrink-0 items-center justify-center rounded-full',
                check ? softTone[toneOfState[check.state]] : 'bg-bg-3 text-fg-3',
              )}
            >
              {check && <ToneIcon tone={toneOfState[check.state]} size={14} />}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block text-label">
                {t(`checks.${name}`)}
                {check && <span className="sr-only">: {t(`state.${check.state}`)}</span>}
              </span>
              {check ? (
                <span className="block text-body-s text-fg-2">{words(check)}</span>
              ) : (
                <Skeleton className="mt-1 h-4 w-48 max-w-full" />
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
