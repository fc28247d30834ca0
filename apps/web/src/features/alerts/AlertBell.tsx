import { useLocation } from '@tanstack/react-router'
import { Bell } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { Badge, capped, Popover, SkeletonRows } from '../../ui/index.ts'
import { useAlerts } from './alerts.ts'

const AlertList = lazy(async () => ({ default: (await import('./AlertList.tsx')).AlertList }))

/** How much there is to be told, and behind it the list. */
export function AlertBell() {
  const t = useTranslations('alerts')
  const count = useAlerts().data?.alerts.length ?? 0
  // Following an alert closes the list.
  const address = useLocation({ select: ({ href }) => href })
  return (
    <Popover
      key={address}
      title={t('title')}
      side="right"
      align="end"
      flush
      className="w-96"
      trigger={
        <button
          type="button"
          aria-label={count === 0 ? t('bell') : `${t('bell')}: ${t('bellCount', { n: count })}`}
          data-tip={t('bell')}
          data-tip-side="right"
          data-testid="alerts-bell"
          data-count={count}
          className={
            'relative flex size-10 flex-col items-center justify-center rounded-control text-fg-2 transition-colors hover:bg-bg-3 hover:text-fg ' +
            'data-popup-open:bg-bg-3 data-popup-open:text-fg max-md:h-12 max-md:w-16 max-md:gap-0.5'
          }
        >
          <Bell aria-hidden size={20} />
          <span aria-hidden className="text-[0.6875rem] leading-4 font-medium md:hidden">
            {t('bell')}
          </span>
          {count > 0 && (
            <span aria-hidden className="absolute -top-0.5 left-5 max-md:left-8">
              <Badge strong>{capped(count, 9)}</Badge>
            </span>
          )}
        </button>
      }
    >
      <Suspense fallback={<SkeletonRows rows={2} className="mx-4 h-16" />}>
        <AlertList />
      </Suspense>
    </Popover>
  )
}
