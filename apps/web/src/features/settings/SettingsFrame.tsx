import { Outlet } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { SettingsNav } from './SettingsNav.tsx'

/** The sections at the left of every settings screen; on narrow screens they have a screen of their own. */
export function SettingsFrame() {
  const t = useTranslations('settings')
  return (
    <div className="flex h-full min-h-0">
      <aside className="w-56 shrink-0 overflow-y-auto border-r border-line bg-bg p-3 max-md:hidden">
        <div className="px-2.5 pt-2 pb-3 text-title">{t('title')}</div>
        <SettingsNav />
      </aside>
      <div className="min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  )
}
