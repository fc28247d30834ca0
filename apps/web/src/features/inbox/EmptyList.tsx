import type { InboxView } from '@lienmach/contract'
import { Inbox, Plug } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useCounts } from '../../entities/counts.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import { TurnOnButton } from '../notifications/TurnOn.tsx'

/** A view without conversations: why, and the nearest thing to do. */
export function EmptyList({
  view,
  filtered,
  noChannel,
  onConnect,
  onView,
}: {
  view: InboxView
  filtered: boolean
  noChannel: boolean
  onConnect: () => void
  onView: (view: InboxView) => void
}) {
  const t = useTranslations('inbox')
  const { workspace, me } = useWorkspace()
  const { data: counts } = useCounts()
  if (noChannel) {
    const mayConnect = workspace.role !== 'agent'
    return (
      <EmptyState
        icon={Plug}
        title={mayConnect ? t('empty.noChannel') : t('empty.noChannelAgent')}
        data-testid="no-channel"
        action={
          mayConnect && (
            <Button tone="primary" onClick={onConnect}>
              {t('empty.connect')}
            </Button>
          )
        }
      />
    )
  }
  const withWork = (['mine', 'unassigned', 'all'] as const).find(
    (one) => one !== view && (counts?.[one] ?? 0) > 0,
  )
  const elsewhere = filtered ? (
    <Button onClick={() => onView(view)}>{t('empty.clearFilters')}</Button>
  ) : withWork ? (
    <Button onClick={() => onView(withWork)}>{t('empty.goTo', { view: t(`views.${withWork}`) })}</Button>
  ) : (
    view === 'all' &&
    me.emulatorUrl !== null && (
      <Button onClick={() => window.open(me.emulatorUrl ?? '', '_blank', 'noopener')}>
        {t('empty.tryEmulator')}
      </Button>
    )
  )
  const nobodyWaits = view === 'unassigned' && !filtered
  return (
    <EmptyState
      icon={Inbox}
      title={filtered ? t('empty.filtered') : t(`empty.${view}`)}
      data-testid="empty-list"
      action={
        <div className="flex flex-wrap justify-center gap-2 empty:hidden">
          {nobodyWaits && <TurnOnButton />}
          {elsewhere}
        </div>
      }
    >
      {nobodyWaits && t('empty.unassignedText')}
    </EmptyState>
  )
}
