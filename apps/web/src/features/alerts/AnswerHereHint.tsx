import { useLocation } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton, Notice } from '../../ui/index.ts'
import { hintOf } from './alert-model.ts'
import { useAlerts, usePutAway } from './alerts.ts'
import { useHiddenAlerts } from './hidden-alerts.ts'
import { useAlertWords } from './use-alert-words.ts'

/** Over the inbox of the member whose customers are answered from Meta's inbox: a habit that would spare them waiting. */
export function AnswerHereHint() {
  const t = useTranslations('alerts')
  const inInbox = useLocation({ select: ({ pathname }) => pathname.startsWith('/inbox') })
  const hidden = useHiddenAlerts()
  const putAway = usePutAway()
  const words = useAlertWords()
  const hint = hintOf(useAlerts().data?.alerts ?? [], hidden)
  if (!inInbox || hint === undefined) return null
  const { title, text } = words(hint)
  return (
    <Notice
      tone="info"
      look="strip"
      title={title}
      announce="politely"
      data-testid="answer-here"
      actions={
        <IconButton
          icon={X}
          size="sm"
          label={t('putAway')}
          side="bottom"
          onClick={() => putAway.mutate(hint)}
          data-testid="answer-here-put-away"
        />
      }
    >
      {text}
    </Notice>
  )
}
