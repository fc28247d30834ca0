import type { MessageView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { AlertDialog } from '../../ui/index.ts'

/** What is asked once more before it is done: it cannot be taken back, or the customer may get something twice. */
export type Question =
  | { about: 'erase' }
  | { about: 'send_again' | 'try_again' | 'cancel'; message: MessageView }

export interface QuestionsProps {
  asking: Question | null
  name: string
  onAnswer: (yes: boolean) => void
}

export function Questions({ asking, name, onAnswer }: QuestionsProps) {
  const t = useTranslations('conversation')
  const control = useTranslations('control.resend')
  const mark = useTranslations('conversation.mark')
  const refused = useTranslations('refusals')
  const delivery = asking?.about === 'try_again' ? asking.message.delivery : null
  const reason =
    delivery?.refusal != null
      ? refused(`${delivery.refusal.class}.title`)
      : mark(delivery ? 'held' : 'failed')
  const advice = control(delivery?.state === 'failed' ? 'failedAdvice' : 'heldAdvice')
  const words = {
    erase: {
      title: t('erase.title', { name }),
      description: t('erase.body'),
      confirmLabel: t('erase.confirm'),
      cancelLabel: t('erase.keep'),
    },
    send_again: {
      title: t('resend.title'),
      description: t('resend.uncertain'),
      confirmLabel: t('resend.confirm'),
      cancelLabel: t('resend.later'),
    },
    try_again: {
      title: t('resend.title'),
      description: `${control('reason', { reason })} ${advice}`,
      confirmLabel: t('resend.confirm'),
      cancelLabel: t('resend.later'),
      tone: 'primary' as const,
    },
    cancel: {
      title: t('cancelHeld.title'),
      description: t('cancelHeld.body'),
      confirmLabel: t('cancelHeld.confirm'),
      cancelLabel: t('cancelHeld.keep'),
    },
  }
  // One dialog each, so that its words stay while it closes.
  return (['erase', 'send_again', 'try_again', 'cancel'] as const).map((about) => (
    <AlertDialog
      key={about}
      open={asking?.about === about}
      onOpenChange={(open) => !open && onAnswer(false)}
      onConfirm={() => onAnswer(true)}
      {...words[about]}
    />
  ))
}
