import type { channelRoutes, ResponseOf } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import type { Messages } from '../i18n/messages.ts'
import { cx, Skeleton, softTone, type Tone, ToneIcon } from '../ui/index.ts'

export type ChannelCheck = ResponseOf<typeof channelRoutes.checkChannel>['checks'][number]

const order = ['token', 'permissions', 'webhook', 'routing', 'round_trip'] as const
type Reason = keyof Messages['connect']['check']['reason']
const tones: Record<ChannelCheck['state'], Tone> = {
  well: 'ok',
  look: 'warn',
  broken: 'danger',
  unknown: 'unknown',
}

/** Five lines, each ticked, doubted or broken with its reason. Without `checks` they are still being looked at. */
export function ChannelChecks({ checks }: { checks: readonly ChannelCheck[] | null }) {
  const t = useTranslations('connect.check')
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
                check ? softTone[tones[check.state]] : 'bg-bg-3 text-fg-3',
              )}
            >
              {check && <ToneIcon tone={tones[check.state]} size={14} />}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block text-label">
                {t(name)}
                {check && <span className="sr-only">: {t(`state.${check.state}`)}</span>}
              </span>
              {check ? (
                <span className="block text-body-s text-fg-2">
                  <CheckReason check={check} />
                </span>
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

/** Why a check came out as it did. A newer server may give a reason for which this page has no words yet. */
function CheckReason({ check }: { check: ChannelCheck }) {
  const t = useTranslations('connect.check')
  const key = `reason.${check.reason as Reason}` as const
  return check.reason !== null && t.has(key) ? t(key) : t(`state.${check.state}`)
}
