import { useTranslations } from 'use-intl'
import type { Obstacle } from '../../push/obstacle.ts'
import { Notice } from '../../ui/index.ts'
import { deviceOf } from '../settings/device-of.ts'

/** Why this device cannot tell anything, and what its user can do about it. */
export function ObstacleNotice({ obstacle }: { obstacle: Obstacle }) {
  const t = useTranslations('settings.notifications')
  const { host } = location
  const where = allowingWhere()
  const steps = {
    unsupported: [],
    insecure: [],
    home_screen: [
      t('obstacle.home_screen.one'),
      t('obstacle.home_screen.two'),
      t('obstacle.home_screen.three'),
    ],
    denied: [t(`allow.${where}.one`), t(`allow.${where}.two`, { host }), t(`allow.${where}.three`)],
  }
  return (
    <Notice
      tone={obstacle === 'denied' ? 'warn' : 'info'}
      title={t(`obstacle.${obstacle}.title`)}
      steps={steps[obstacle]}
      data-testid={`obstacle-${obstacle}`}
    >
      {t(`obstacle.${obstacle}.text`, { host })}
    </Notice>
  )
}

/** Browsers keep the permission in different places. */
function allowingWhere(): 'browser' | 'safari' | 'ios' {
  const device = deviceOf(navigator.userAgent)
  if (device?.system === 'iOS' || /iPhone|iPad/u.test(navigator.userAgent)) return 'ios'
  return device?.browser === 'Safari' ? 'safari' : 'browser'
}
