import type { ChannelView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useCheckWords } from '../../connection/check-words.ts'
import { HealthChip } from '../../connection/HealthChip.tsx'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { SkeletonRows } from '../../ui/index.ts'
import { byUrgency } from './check-model.ts'
import { useHealth } from './health.ts'
import { VerdictCard } from './VerdictCard.tsx'

/** On the first tab: the doctor's verdict and what it would have done, with the way to the rest. */
export function HealthSummary({ channel }: { channel: ChannelView }) {
  const t = useTranslations('doctor')
  const words = useCheckWords()
  const health = useHealth(channel.id)
  if (health.isPending) return <SkeletonRows rows={1} className="h-24" />
  if (health.isError) {
    return <ErrorNotice error={health.error} title={t('loadFailed')} retry={() => void health.refetch()} />
  }
  const todo = byUrgency(health.data.checks).filter(({ state }) => state === 'broken' || state === 'look')
  return (
    <VerdictCard channel={channel} health={health.data}>
      {todo.length > 0 && (
        <ul className="mt-4 flex flex-col gap-2 border-t border-line pt-4">
          {todo.slice(0, 3).map((check) => (
            <li
              key={check.check}
              className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-label font-normal"
            >
              <HealthChip state={check.state} />
              <span className="min-w-0 flex-1 basis-64">
                <span className="font-medium">{t(`checks.${check.check}`)}:</span> {words(check)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Link
        to="/channels/$channelId"
        params={{ channelId: channel.id }}
        search={{ tab: 'doctor' }}
        className="mt-4 inline-flex min-h-6 items-center rounded-control text-label text-accent hover:underline"
      >
        {t('seeAll')}
      </Link>
    </VerdictCard>
  )
}
