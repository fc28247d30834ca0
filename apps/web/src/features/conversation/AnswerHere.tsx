import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/index.ts'
import { answerHereHints } from './answer-here.ts'

/** Under a reply from Meta's inbox in the reader's own conversation, until it was read once: answering here keeps it free. */
export function AnswerHere({ conversationId, onWhy }: { conversationId: string; onWhy: () => void }) {
  const t = useTranslations('control.answerHere')
  const [read, setRead] = useState(() => answerHereHints.wasRead(conversationId))
  if (read) return null
  return (
    <p
      className="mt-1 ml-auto flex max-w-md flex-wrap items-center justify-end gap-1 text-end text-body-s text-fg-2"
      data-testid="answer-here"
    >
      <span>{t('body')}</span>
      <Button size="sm" tone="quiet" onClick={onWhy}>
        {t('why')}
      </Button>
      <Button
        size="sm"
        tone="quiet"
        onClick={() => {
          answerHereHints.read(conversationId)
          setRead(true)
        }}
      >
        {t('dismiss')}
      </Button>
    </p>
  )
}
