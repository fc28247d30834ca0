import { Link, useLocation, useParams } from '@tanstack/react-router'
import { Inbox, type LucideIcon, RadioTower, Settings } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useChannels } from '../../entities/workspace.ts'
import { AlertBell } from '../../features/alerts/AlertBell.tsx'
import { cx, Tooltip } from '../../ui/index.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { worstHealth } from './channel-health.ts'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'

/** The ways to the main screens: at the left on wide screens, at the bottom on narrow ones. */
export function Rail() {
  const t = useTranslations('shell')
  const health = worstHealth([...(useChannels()?.values() ?? [])])
  // On a phone an open conversation has the screen to itself; its arrow leads back here.
  const inConversation = useParams({ strict: false, select: (params) => 'conversationId' in params })
  return (
    <nav
      aria-label={t('nav')}
      className={cx(
        'flex shrink-0 items-center border-line bg-bg-2 max-md:h-14 max-md:w-full max-md:justify-around max-md:border-t',
        'max-md:pb-[env(safe-area-inset-bottom)] md:w-14 md:flex-col md:gap-1 md:border-r md:py-3',
        inConversation && 'max-md:hidden',
      )}
    >
      <WorkspaceSwitcher />
      <RailLink to="/inbox" icon={Inbox} label={t('inbox')} shortcut="G I" />
      <RailLink
        to="/channels"
        icon={RadioTower}
        label={t('channels')}
        shortcut="G C"
        mark={health === 'well' ? undefined : { danger: health === 'broken', label: t(`health.${health}`) }}
      />
      <RailLink
        to="/settings"
        icon={Settings}
        label={t('settings')}
        shortcut="G S"
        also={['/team', '/rules', '/audit', '/quarantine']}
      />
      <div className="md:mt-auto">
        <AlertBell />
      </div>
      <div className="md:mt-1">
        <AccountMenu />
      </div>
    </nav>
  )
}

interface RailLinkProps {
  to: '/inbox' | '/channels' | '/settings'
  icon: LucideIcon
  label: string
  shortcut: string
  mark?: { danger: boolean; label: string } | undefined
  /** Other addresses that lie behind the same door. */
  also?: readonly string[]
}

function RailLink({ to, icon: Icon, label, shortcut, mark, also = [] }: RailLinkProps) {
  const near = useLocation({ select: ({ pathname }) => also.some((path) => pathname.startsWith(path)) })
  return (
    <Tooltip label={mark ? `${label}: ${mark.label}` : label} shortcut={shortcut} side="right">
      <Link
        to={to}
        data-near={near || undefined}
        className={
          'relative flex size-10 flex-col items-center justify-center rounded-control text-fg-2 transition-colors hover:bg-bg-3 hover:text-fg ' +
          'aria-[current=page]:bg-accent-soft aria-[current=page]:text-on-accent-soft data-near:bg-accent-soft data-near:text-on-accent-soft ' +
          'max-md:h-12 max-md:w-16 max-md:gap-0.5'
        }
      >
        <Icon aria-hidden size={20} />
        <span className="text-[0.6875rem] leading-4 font-medium md:sr-only">{label}</span>
        {mark && (
          <>
            <span
              aria-hidden
              className={cx(
                'absolute top-1.5 right-1.5 size-2 rounded-full ring-2 ring-bg-2 max-md:right-4',
                mark.danger ? 'bg-danger' : 'bg-warn',
              )}
            />
            <span className="sr-only">, {mark.label}</span>
          </>
        )}
      </Link>
    </Tooltip>
  )
}
