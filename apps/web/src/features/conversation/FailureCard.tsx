import type { GuideName, MessageView, RefusalClass } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes } from '../../entities/workspace.ts'
import { Button, buttonClass, Notice } from '../../ui/index.ts'
import { failureHelp } from './failure-help.ts'
import { HeldActions } from './HeldActions.tsx'
import { actionsOn, type MessageAction } from './marks.ts'

export interface FailureCardProps {
  message: MessageView
  mayWrite: boolean
  /** The customer's phone number, where one is known. */
  phone: string | undefined
  onAction: (action: MessageAction) => void
  onSteps: (guide: GuideName | null) => void
  onSeeChannel: () => void
  onSeePhone: () => void
  /** Puts the words back into the composer. */
  onRewrite: () => void
}

/** Under a reply that did not go, or waits: why, and the way out. */
export function FailureCard(props: FailureCardProps) {
  const { message, mayWrite, onAction } = props
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
  if (delivery.state === 'held') {
    return (
      <HeldActions
        because={delivery.heldBecause}
        mayWrite={mayWrite}
        onSteps={() => props.onSteps(null)}
        onSeeChannel={props.onSeeChannel}
        onAction={onAction}
      />
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
      actions={<Help {...props} because={refusal.class} />}
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

/** The one thing that helps; sending again stands behind the bubble's menu unless it is that thing. */
function Help(props: FailureCardProps & { because: RefusalClass }) {
  const t = useTranslations('control')
  const action = useTranslations('conversation.action')
  const window = useTranslations('conversation.window')
  const { message, mayWrite, phone } = props
  const help = failureHelp[props.because]
  switch (help.do) {
    case 'guide':
      return (
        <Button size="sm" tone="primary" onClick={() => props.onSteps(help.guide)}>
          {t('action.howToFix')}
        </Button>
      )
    case 'channel':
      return (
        <Button size="sm" onClick={props.onSeeChannel}>
          {t('action.seeChannel')}
        </Button>
      )
    case 'phone':
      return phone === undefined ? (
        <Button size="sm" onClick={props.onSeePhone}>
          {t('blocked.phone')}
        </Button>
      ) : (
        <a className={buttonClass('primary', 'sm')} href={`tel:${phone}`}>
          {window('call', { phone })}
        </a>
      )
    case 'edit':
      return (
        mayWrite &&
        message.text !== null && (
          <Button size="sm" onClick={props.onRewrite}>
            {t('action.editReply')}
          </Button>
        )
      )
    default:
      return (
        mayWrite && (
          <Button size="sm" onClick={() => props.onAction('send_again')}>
            {action('sendAgain')}
          </Button>
        )
      )
  }
}
