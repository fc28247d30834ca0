import type { ChannelView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { Card, SkeletonRows } from '../../ui/index.ts'
import { CheckRow } from './CheckRow.tsx'
import { byUrgency } from './check-model.ts'
import { HistoryStrip } from './HistoryStrip.tsx'
import { useHealth } from './health.ts'
import { VerdictCard } from './VerdictCard.tsx'

/** The channel's doctor: the verdict, every question with its answer, and how the last days were. */
export function DoctorTab({ channel }: { channel: ChannelView }) {
  const t = useTranslations('doctor')
  const health = useHealth(channel.id)
  if (health.isPending) return <SkeletonRows rows={4} className="h-24" />
  if (health.isError) {
    return <ErrorNotice error={health.error} title={t('loadFailed')} retry={() => void health.refetch()} />
  }
  const { checks, hours, settingsUrl } = health.data
  return (
    <div className="flex flex-col gap-5">
      <VerdictCard channel={channel} health={health.data} />
      {checks.length > 0 && (
        <Card title={t('list')} flush>
          <ul data-testid="doctor-checks">
            {byUrgency(checks).map((check) => (
              <CheckRow key={check.check} channel={channel} check={check} settingsUrl={settingsUrl} />
            ))}
          </ul>
        </Card>
      )}
      <Card title={t('history.title')} description={t('history.text')}>
        <HistoryStrip hours={hours} />
      </Card>
    </div>
  )
}
