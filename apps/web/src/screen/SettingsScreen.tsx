import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Screen } from '../ui/index.ts'
import { useTitle } from './use-title.ts'

export interface SettingsScreenProps {
  title: string
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** One section of the settings, with the way back to the list on narrow screens. */
export function SettingsScreen({ title, description, actions, children }: SettingsScreenProps) {
  const t = useTranslations('settings')
  useTitle(title)
  return (
    <Screen
      title={title}
      description={description}
      actions={actions}
      back={
        <Link
          to="/settings"
          className="inline-flex min-h-11 items-center gap-1 rounded-control text-label text-fg-2 md:hidden"
        >
          <ChevronLeft aria-hidden size={16} />
          {t('title')}
        </Link>
      }
    >
      {children}
    </Screen>
  )
}
