import type { ChannelView } from '@lienmach/contract'
import { CircleCheck, ExternalLink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ImportProgress } from '../../connection/ImportProgress.tsx'
import { Avatar, Button, Card, Notice, Skeleton } from '../../ui/index.ts'
import { SelfTest } from './SelfTest.tsx'
import type { PageOfAttempt } from './wizard-model.ts'

export interface PageProgressProps {
  workspaceId: string
  page: PageOfAttempt
  /** Why connecting it was refused, in words; null while it is under way or went well. */
  refusal: string | null
  connecting: boolean
  emulatorUrl: string | null
  onRetry: () => void
}

/** How one Page is doing: being connected, refused, waiting for its first message, or connected. */
export function PageProgress({
  workspaceId,
  page,
  refusal,
  connecting,
  emulatorUrl,
  onRetry,
}: PageProgressProps) {
  const t = useTranslations('connect.progress')
  const { channel } = page
  return (
    <Card data-testid={`progress-${page.externalId}`} className="shrink-0">
      <div className="flex flex-col gap-4">
        <div className="flex items-center gap-3">
          <Avatar
            id={page.externalId}
            name={page.name}
            src={page.pictureUrl}
            size={40}
            channel="facebook_page"
          />
          <h3 className="min-w-0 flex-1 truncate text-label font-semibold">{page.name}</h3>
        </div>
        {connecting && (
          <div role="status" className="text-label font-normal text-fg-2">
            {t('connecting')}
            <Skeleton className="mt-2 h-4 w-56 max-w-full" />
          </div>
        )}
        {!connecting && refusal !== null && (
          <Notice
            tone="danger"
            title={t('failed')}
            announce="now"
            actions={
              <Button size="sm" onClick={onRetry} data-testid={`retry-${page.externalId}`}>
                {t('retry')}
              </Button>
            }
          >
            {refusal}
          </Notice>
        )}
        {!connecting && refusal === null && channel?.state === 'connecting' && (
          <WaitingForMessage channel={channel} emulatorUrl={emulatorUrl} />
        )}
        {!connecting && refusal === null && channel?.state === 'connected' && (
          <div
            role="status"
            className="flex items-start gap-3 rounded-card bg-ok-soft p-4 text-on-ok-soft"
            data-testid={`connected-${page.externalId}`}
          >
            <CircleCheck aria-hidden size={22} className="shrink-0" />
            <div>
              <p className="text-label font-semibold">{t('connected')}</p>
              <p className="text-label font-normal">
                {t('connectedText')}{' '}
                {channel.chatRight === 'only_me'
                  ? t('onlyMeText')
                  : t(channel.ruleId === null ? 'shareText' : 'ruleText')}
              </p>
            </div>
          </div>
        )}
        {!connecting && refusal === null && channel && <ImportProgress import={channel.import} />}
        {!connecting && refusal === null && channel && (
          <SelfTest workspaceId={workspaceId} channel={channel} />
        )}
      </div>
    </Card>
  )
}

function WaitingForMessage({ channel, emulatorUrl }: { channel: ChannelView; emulatorUrl: string | null }) {
  const t = useTranslations('connect.progress')
  return (
    <Notice
      tone="info"
      title={t('waitingTitle')}
      announce="politely"
      data-testid={`waiting-${channel.externalId}`}
      actions={
        emulatorUrl !== null && (
          <a
            href={emulatorUrl}
            target="_blank"
            rel="noreferrer"
            data-testid={`try-emulator-${channel.externalId}`}
            className="inline-flex min-h-6 items-center gap-1 rounded-control font-medium underline underline-offset-2"
          >
            {t('waitingEmulator')}
            <ExternalLink aria-hidden size={14} />
          </a>
        )
      }
    >
      {t('waitingText', { page: channel.name })}
    </Notice>
  )
}
