import { Link } from '@tanstack/react-router'
import { Unplug } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { buttonClass, EmptyState } from '../ui/index.ts'

/** Stands where an address leads nowhere. */
export function NotFound() {
  const t = useTranslations('common.notFound')
  return (
    <main className="grid h-full place-items-center">
      <EmptyState
        heading="h1"
        icon={Unplug}
        title={t('title')}
        action={
          <Link to="/inbox" className={buttonClass('primary')}>
            {t('action')}
          </Link>
        }
      >
        {t('text')}
      </EmptyState>
    </main>
  )
}
