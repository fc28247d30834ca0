import type { MessageView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes } from '../../entities/workspace.ts'
import { Button, Notice } from '../../ui/index.ts'
import { actionsOn, type MessageAction } from './marks.ts'

/** Under a reply that did not go: why, and the way out. */
export function FailureCard({
  message,
  mayWrite,
  onAction,
}: {
  message: MessageView
  mayWrite: boolean
  onAction: (action: MessageAction) => void
}) {
  const t = useTranslations('conversation.action')
  const refused = useTranslations('refusals')
  const uncertain = useTranslations('conversation')
  const times = useTimes()
  const delivery = message.delivery
  if (delivery === null) return null
  const actions = mayWrite ? actionsOn(message, serverNow()) : []
  if (delivery.state === 'uncertain' && actions.includes('mark_delivered')) {
    return (
      <Notice
        tone="warn"
        title={uncertain('mark.uncertainDecide')}
        className="mt-1 ml-auto max-w-md"
        data-testid="uncertain-card"
        actions={
          <>
            <Button size="sm" onClick={() => onAction('mark_delivered')}>
              {t('markDelivered')}
            </Button>
            <Button size="sm" onClick={() => onAction('send_again')}>
              {t('sendAgain')}
            </Button>
          </>
        }
      >
        {uncertain('resend.uncertain')}
      </Notice>
    )
  }
  if (
    delivery.state === 'held' &&
    (delivery.heldBecause === 'customer_wrote' || delivery.heldBecause === 'held_long')
  ) {
    const changed = delivery.heldBecause === 'customer_wrote'
    return (
      <Notice
        tone="hold"
        title={uncertain(changed ? 'heldQuestion.changedTitle' : 'heldQuestion.oldTitle')}
        className="mt-1 ml-auto max-w-md"
        data-testid="held-question"
        actions={
          mayWrite && (
            <>
              <Button size="sm" onClick={() => onAction('send_again')}>
                {uncertain('heldQuestion.sendAnyway')}
              </Button>
              <Button size="sm" onClick={() => onAction('edit')}>
                {t('edit')}
              </Button>
              <Button size="sm" onClick={() => onAction('cancel')}>
                {uncertain('heldQuestion.discard')}
              </Button>
            </>
          )
        }
      >
        {uncertain(changed ? 'heldQuestion.changedBody' : 'heldQuestion.oldBody')}
      </Notice>
    )
  }
  if (delivery.state !== 'failed' || delivery.refusal === null) return null
  const { refusal } = delivery
  return (
    <Notice
      tone="danger"
      title={refused(`${refusal.class}.title`)}
      className="mt-1 ml-auto max-w-md"
      data-testid="failure-card"
      actions={
        actions.includes('send_again') && (
          <Button size="sm" onClick={() => onAction('send_again')}>
            {t('sendAgain')}
          </Button>
        )
      }
      details={[
        refusal.code === null ? null : refused('technical.code', { code: String(refusal.code) }),
        refusal.subcode === null ? null : refused('technical.subcode', { subcode: String(refusal.subcode) }),
        refusal.traceId === null ? null : refused('technical.trace', { trace: refusal.traceId }),
        times.full(refusal.at),
        refusal.message,
      ]
        .filter((line) => line !== null)
        .join('\n')}
    >
      {refused(`${refusal.class}.body`)}
    </Notice>
  )
}
