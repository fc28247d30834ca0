import type { MessageView } from '@lienmach/contract'
import { type ReactNode, useCallback, useState } from 'react'
import { type MessageAction, questionBefore } from './marks.ts'
import { type Question, Questions } from './Questions.tsx'
import type { ControlActs } from './use-control.ts'
import type { ConversationActs } from './use-conversation-acts.ts'
import { useTryAgain } from './use-try-again.ts'

/** What a person decides about replies and the whole conversation, with the questions that come before. */
export function useReplyDecisions({
  name,
  acts,
  control,
  onEdit,
  onErased,
}: {
  name: string
  acts: ConversationActs
  control: ControlActs
  onEdit: (message: MessageView) => void
  onErased: () => void
}): { act: (message: MessageView, action: MessageAction) => void; erase: () => void; questions: ReactNode } {
  const [asking, setAsking] = useState<Question | null>(null)
  const sendAgain = useCallback((message: MessageView) => acts.decide(message, 'send_again'), [acts])
  const tryAgain = useTryAgain(control, sendAgain)

  const act = (message: MessageView, action: MessageAction) => {
    if (action === 'edit') return onEdit(message)
    const about = questionBefore(message, action)
    if (about === null) void acts.decide(message, action)
    else setAsking({ about, message })
  }
  const answer = async (yes: boolean) => {
    setAsking(null)
    if (!yes || asking === null) return
    if (asking.about === 'try_again') return tryAgain(asking.message)
    if (asking.about !== 'erase') return void acts.decide(asking.message, asking.about)
    if (await acts.erase()) onErased()
  }
  return {
    act,
    erase: () => setAsking({ about: 'erase' }),
    questions: <Questions asking={asking} name={name} onAnswer={(yes) => void answer(yes)} />,
  }
}
