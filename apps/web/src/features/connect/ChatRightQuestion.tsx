import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ChatRightChoice } from '../../connection/ChatRightChoice.tsx'
import { type Sharing, SharingChoice } from '../../distribution/SharingChoice.tsx'
import { Button } from '../../ui/index.ts'

export interface ChatRightQuestionProps {
  /** Names of the Pages it is asked for. */
  names: readonly string[]
  onAnswer: (chatRight: 'only_me' | 'share', sharing: Sharing) => void
  onLater: () => void
}

/** Who may chat, asked once for all Pages that are about to be connected. Nothing is chosen beforehand. */
export function ChatRightQuestion({ names, onAnswer, onLater }: ChatRightQuestionProps) {
  const t = useTranslations('connect.right')
  const [answer, setAnswer] = useState<'only_me' | 'share' | null>(null)
  const [sharing, setSharing] = useState<Sharing>('new')
  return (
    <div className="flex flex-col gap-5" data-testid="chat-right-question">
      <header>
        <h2 className="text-title">{t('title')}</h2>
        <p className="mt-1 text-label font-normal text-fg-2">
          {t('forPages', { n: names.length, first: names[0] ?? '' })}
        </p>
      </header>
      <p aria-hidden className="-mb-2 text-label">
        {t('question')}
      </p>
      <ChatRightChoice
        label={t('question')}
        value={answer}
        onChange={setAnswer}
        onlyMe={{ title: t('onlyMe'), hint: t('onlyMeHint') }}
        share={{ title: t('share'), hint: t('shareHint') }}
      />
      {answer === 'share' && <SharingChoice value={sharing} onChange={setSharing} />}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          size="lg"
          disabled={answer === null}
          onClick={() => answer !== null && onAnswer(answer, sharing)}
          data-testid="chat-right-confirm"
        >
          {t('confirm', { n: names.length })}
        </Button>
        <Button size="lg" tone="quiet" onClick={onLater} data-testid="chat-right-later">
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
