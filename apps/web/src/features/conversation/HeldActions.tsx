import type { MessageView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/index.ts'
import type { MessageAction } from './marks.ts'

/** Under a reply that waits for something outside: the way to end the waiting, and what else can be done about it. */
export function HeldActions({
  because,
  mayWrite,
  onSteps,
  onSeeChannel,
  onAction,
}: {
  because: NonNullable<MessageView['delivery']>['heldBecause']
  mayWrite: boolean
  onSteps: () => void
  onSeeChannel: () => void
  onAction: (action: MessageAction) => void
}) {
  const t = useTranslations('control.action')
  const action = useTranslations('conversation.action')
  return (
    <p className="mt-1 flex flex-wrap justify-end gap-1" data-testid="held-actions">
      {because === 'channel_disconnected' ? (
        <Button size="sm" onClick={onSeeChannel}>
          {t('seeChannel')}
        </Button>
      ) : (
        <Button size="sm" data-testid="held-steps" onClick={onSteps}>
          {because === 'page_restricted' ? t('howToFix') : t('howTo')}
        </Button>
      )}
      {mayWrite && (
        <>
          <Button size="sm" tone="quiet" onClick={() => onAction('edit')}>
            {action('edit')}
          </Button>
          <Button size="sm" tone="quiet" onClick={() => onAction('cancel')}>
            {action('cancel')}
          </Button>
        </>
      )}
    </p>
  )
}
