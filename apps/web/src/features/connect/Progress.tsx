import { useTranslations } from 'use-intl'
import { Button } from '../../ui/index.ts'
import { PageProgress } from './PageProgress.tsx'
import type { Activation } from './use-activation.ts'
import type { PageOfAttempt } from './wizard-model.ts'

export interface ProgressProps {
  workspaceId: string
  pages: readonly PageOfAttempt[]
  activation: Activation
  emulatorUrl: string | null
  onMore: () => void
  onLeave: (to: 'inbox' | 'channels') => void
}

/** How each Page is doing, live, and where to go from here. */
export function Progress({ workspaceId, pages, activation, emulatorUrl, onMore, onLeave }: ProgressProps) {
  const t = useTranslations('connect.progress')
  const connected = pages.filter((page) => page.channel?.state === 'connected').length
  return (
    <div className="flex flex-col gap-5">
      <header>
        <h2 className="text-title">{t('title')}</h2>
        <p role="status" className="mt-1 text-label font-normal text-fg-2" data-testid="connect-summary">
          {connected === pages.length && connected > 0
            ? t('allConnected', { n: connected })
            : t('partly', { done: connected, n: pages.length })}
        </p>
      </header>
      {pages.map((page) => (
        <PageProgress
          key={page.externalId}
          workspaceId={workspaceId}
          page={page}
          connecting={activation.isConnecting(page.externalId)}
          refusal={activation.refusalOf(page.externalId)}
          emulatorUrl={emulatorUrl}
          onRetry={() => activation.retry(page.externalId)}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" size="lg" onClick={() => onLeave('inbox')} data-testid="connect-to-inbox">
          {t('toInbox')}
        </Button>
        <Button size="lg" onClick={() => onLeave('channels')} data-testid="connect-to-channels">
          {t('toChannels')}
        </Button>
        <Button size="lg" tone="quiet" onClick={onMore} data-testid="connect-more">
          {t('more')}
        </Button>
      </div>
    </div>
  )
}
