import type { MessageView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { AlertDialog } from '../../ui/index.ts'

/** What is asked once more before it is done: it cannot be taken back, or the customer may get something twice. */
export type Question = { about: 'erase' } | { about: 'send_again' | 'cancel'; message: MessageView }

export interface QuestionsProps {
  asking: Question | null
  name: string
  onAnswer: (yes: boolean) => void
}

export function Questions({ asking, name, onAnswer }: QuestionsProps) {
  const t = useTranslations('conversation')
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
    cancel: {
      title: t('cancelHeld.title'),
      description: t('cancelHeld.body'),
      confirmLabel: t('cancelHeld.confirm'),
      cancelLabel: t('cancelHeld.keep'),
    },
  }
  // One dialog each, so that its words stay while it closes.
  return (['erase', 'send_again', 'cancel'] as const).map((about) => (
    <AlertDialog
      key={about}
      open={asking?.about === about}
      onOpenChange={(open) => !open && onAnswer(false)}
      onConfirm={() => onAnswer(true)}
      {...words[about]}
    />
  ))
}
