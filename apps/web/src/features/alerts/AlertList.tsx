import type { AlertView } from '@lienmach/contract'
import { BellOff, Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTimes } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { useNow } from '../../time/use-now.ts'
import { cx, EmptyState, IconButton, SkeletonRows, softTone, ToneIcon } from '../../ui/index.ts'
import { TurnOnLine } from '../notifications/TurnOn.tsx'
import { AlertAction } from './AlertAction.tsx'
import { useAlerts, usePutAway } from './alerts.ts'
import { useAlertWords } from './use-alert-words.ts'

/** All that I have to be told, and the way to be told of it while no window is open. */
export function AlertList() {
  return (
    <>
      <Alerts />
      <TurnOnLine />
    </>
  )
}

/** Newest first, each with its one button and the way to put it away. */
function Alerts() {
  const t = useTranslations('alerts')
  const alerts = useAlerts()
  if (alerts.isPending) {
    return (
      <div className="p-4">
        <SkeletonRows rows={2} className="h-16" />
      </div>
    )
  }
  if (alerts.isError) {
    return (
      <div className="p-3">
        <ErrorNotice error={alerts.error} title={t('loadFailed')} retry={() => void alerts.refetch()} />
      </div>
    )
  }
  if (alerts.data.alerts.length === 0) {
    return (
      <EmptyState icon={BellOff} title={t('none')} data-testid="alerts-empty">
        {t('noneText')}
      </EmptyState>
    )
  }
  return (
    <ul className="flex flex-col" data-testid="alerts">
      {alerts.data.alerts.map((alert) => (
        <AlertRow key={alert.id} alert={alert} />
      ))}
    </ul>
  )
}

function AlertRow({ alert }: { alert: AlertView }) {
  const t = useTranslations('alerts')
  const times = useTimes()
  const now = useNow(10_000)
  const putAway = usePutAway()
  const { title, text } = useAlertWords()(alert)
  const tone = alert.severity === 'broken' ? 'danger' : 'warn'
  return (
    <li
      className="flex gap-3 border-b border-line px-4 py-3 last:border-b-0"
      data-testid={`alert-${alert.kind}`}
      data-severity={alert.severity}
    >
      <span className={cx('flex size-7 shrink-0 items-center justify-center rounded-full', softTone[tone])}>
        <ToneIcon tone={tone} size={15} />
        <span className="sr-only">{t(`severity.${alert.severity}`)}</span>
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-2">
          <h3 className="min-w-0 flex-1 text-label">{title}</h3>
          <IconButton
            icon={Check}
            size="sm"
            label={t('putAway')}
            className="-mt-1 -mr-1"
            onClick={() => putAway.mutate(alert)}
            data-testid="alert-put-away"
          />
        </div>
        <p className="text-body-s text-fg-2">{text}</p>
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <AlertAction alert={alert} />
          <time
            className="text-caption text-fg-3"
            dateTime={new Date(alert.raisedAt).toISOString()}
            title={times.full(alert.raisedAt)}
          >
            {times.ago(alert.raisedAt, now)}
          </time>
        </div>
      </div>
    </li>
  )
}
