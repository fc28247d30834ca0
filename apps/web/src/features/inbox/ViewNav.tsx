import { type InboxView, inboxViews } from '@lienmach/contract'
import { CircleCheck, Clock, Hourglass, Inbox, UserRound, UserRoundPlus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useCounts } from '../../entities/counts.ts'
import { Badge, capped, cx } from '../../ui/index.ts'

const icons: Record<InboxView, typeof Inbox> = {
  mine: UserRound,
  unassigned: UserRoundPlus,
  all: Inbox,
  held: Hourglass,
  expiring: Clock,
  done: CircleCheck,
}
export function ViewNav({
  view,
  onView,
  horizontal,
}: {
  view: InboxView
  onView: (view: InboxView) => void
  horizontal: boolean
}) {
  const t = useTranslations('inbox.views')
  const { data: counts } = useCounts()
  return (
    <nav
      aria-label={t('label')}
      className={cx('flex gap-0.5', horizontal ? 'overflow-x-auto px-2 py-1' : 'flex-col p-2')}
    >
      {inboxViews.map((one) => {
        const Icon = icons[one]
        const count = one === 'mine' ? counts?.mineUnread : counts?.[one]
        return (
          <button
            key={one}
            type="button"
            data-testid={`view-${one}`}
            aria-current={one === view ? 'page' : undefined}
            onClick={() => onView(one)}
            className={cx(
              'flex min-h-9 shrink-0 items-center gap-2.5 rounded-control px-2.5 text-label transition-colors pointer-coarse:min-h-11',
              one === view ? 'bg-accent-soft text-on-accent-soft' : 'text-fg-2 hover:bg-bg-3 hover:text-fg',
            )}
          >
            <Icon size={16} aria-hidden />
            <span className="flex-1 text-start whitespace-nowrap">{t(one)}</span>
            {count !== undefined && count > 0 && (
              <>
                <span aria-hidden>
                  <Badge strong={one === 'mine'}>{capped(count, 999)}</Badge>
                </span>
                <span className="sr-only">
                  {one === 'mine' ? t('unread', { n: count }) : t('count', { n: count })}
                </span>
              </>
            )}
          </button>
        )
      })}
    </nav>
  )
}
