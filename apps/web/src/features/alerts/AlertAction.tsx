import type { AlertView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMay } from '../../session/may.ts'
import { buttonClass } from '../../ui/index.ts'
import { placeOf } from './alert-model.ts'

/** The one button of an alert: to the conversation, the channel's side that tells more, or the reconnection. */
export function AlertAction({ alert, onFollow }: { alert: AlertView; onFollow?: () => void }) {
  const t = useTranslations('alerts.action')
  const mayManage = useMay('manager')
  const place = placeOf(alert)
  const look = {
    className: buttonClass('secondary', 'sm'),
    'data-testid': 'alert-action',
    ...(onFollow && { onClick: onFollow }),
  }
  if (place === null) return null
  if (place.to === 'conversation') {
    return (
      <Link
        to="/inbox/$view/$conversationId"
        params={{ view: 'all', conversationId: place.conversationId }}
        {...look}
      >
        {t('conversation')}
      </Link>
    )
  }
  if (place.to === 'reconnect' && mayManage) {
    return (
      <Link to="/channels/connect/facebook" search={{ channel: place.channelId }} {...look}>
        {t('reconnect')}
      </Link>
    )
  }
  const side = place.to === 'channel' ? place.side : 'doctor'
  return (
    <Link to="/channels/$channelId" params={{ channelId: place.channelId }} search={{ tab: side }} {...look}>
      {side === 'doctor' ? t('channel') : t(side)}
    </Link>
  )
}
