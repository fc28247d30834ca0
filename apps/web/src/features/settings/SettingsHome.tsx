import { Navigate } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useTitle } from '../../screen/use-title.ts'
import { Screen } from '../../ui/index.ts'
import { SettingsNav } from './SettingsNav.tsx'

const wide = matchMedia('(min-width: 48rem)')

/** The list of sections on narrow screens; wide ones show it beside the first section. */
export function SettingsHome() {
  const t = useTranslations('settings')
  useTitle(t('title'))
  const isWide = useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener)
      return () => wide.removeEventListener('change', listener)
    },
    () => wide.matches,
  )
  if (isWide) return <Navigate to="/settings/profile" replace />
  return (
    <Screen title={t('title')}>
      <SettingsNav />
    </Screen>
  )
}
