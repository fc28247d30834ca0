import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes } from '../../entities/workspace.ts'
import { Button, Notice } from '../../ui/index.ts'
import type { ChannelStanding } from './control-standing.ts'

export interface ChannelBannerProps {
  standing: ChannelStanding
  pageName: string
  onSteps: () => void
  onSeeChannel: () => void
  onSeePhone: () => void
}

/** What keeps a whole channel, or this customer, from being written to. */
export function ChannelBanner({ standing, pageName, onSteps, ...see }: ChannelBannerProps) {
  const t = useTranslations('control')
  const words = useTranslations('conversation')
  const times = useTimes()
  const seeChannel = (
    <Button size="sm" onClick={see.onSeeChannel}>
      {t('action.seeChannel')}
    </Button>
  )

  switch (standing.kind) {
    case 'read_only':
      return (
        <Notice look="strip" tone="unknown" title={words('readOnly.title', { name: standing.ownerName })}>
          {words('readOnly.body')}
        </Notice>
      )
    case 'gone':
      return (
        <Notice look="strip" tone="warn" title={words('gone.title', { page: pageName })} actions={seeChannel}>
          {words('gone.body')}
        </Notice>
      )
    case 'disconnected':
      return (
        <Notice
          look="strip"
          tone="danger"
          data-testid="disconnected-banner"
          title={words('disconnected.title', { page: pageName })}
          actions={seeChannel}
        >
          {words('disconnected.body')}
        </Notice>
      )
    case 'no_permission':
      return (
        <Notice
          look="strip"
          tone="danger"
          data-testid="permission-banner"
          title={t('noPermission.title', { page: pageName })}
          actions={seeChannel}
        >
          {t('noPermission.body')}
        </Notice>
      )
    case 'restricted':
      return (
        <Notice
          look="strip"
          tone="hold"
          data-testid="restricted-banner"
          title={t('restricted.title', { page: pageName })}
          actions={
            <Button size="sm" tone="primary" onClick={onSteps}>
              {t('action.howToFix')}
            </Button>
          }
        >
          {t('restricted.body', { time: times.short(standing.since, serverNow()) })}
        </Notice>
      )
    case 'blocked':
      return (
        <Notice
          look="strip"
          tone="danger"
          data-testid="blocked-banner"
          title={t('blocked.title')}
          actions={
            <Button size="sm" onClick={see.onSeePhone}>
              {t('blocked.phone')}
            </Button>
          }
        >
          {t('blocked.body', { time: times.clock(standing.since) })}
        </Notice>
      )
    default:
      return standing satisfies never
  }
}
