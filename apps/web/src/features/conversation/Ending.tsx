import { useTranslations } from 'use-intl'
import { useMembers, useTimes } from '../../entities/workspace.ts'
import type { Lost } from '../../turns/use-duty-acts.ts'
import { Button, Notice } from '../../ui/index.ts'
import { BusyButton } from './BusyButton.tsx'
import { KeptText } from './KeptText.tsx'
import { Parting } from './Parting.tsx'

export interface EndingProps {
  conversationId: string
  /** Who was faster; null where the conversation left the reader's sight in another way. */
  lost: Lost | null
  draft: string
  onAsk: (name: string) => Promise<boolean>
  onNext: () => Promise<void>
  onPass: () => Promise<void>
  onClose: () => void
}

/** In place of the composer when a conversation is not the reader's any more: who has it, and what was typed. */
export function Ending({ conversationId, lost, draft, onAsk, onNext, onPass, onClose }: EndingProps) {
  const t = useTranslations('turns')
  const members = useMembers()
  const times = useTimes()
  const close = (
    <Button size="sm" tone="quiet" onClick={onClose} data-testid="ending-close">
      {t('lost.close')}
    </Button>
  )
  if (lost === null)
    return <Parting conversationId={conversationId} draft={draft} onAsk={onAsk} onClose={onClose} />
  const name = members.get(lost.memberId)?.name ?? t('theirs.somebody')
  return (
    <Notice
      tone="warn"
      title={t('lost.title', { name })}
      announce="now"
      className="m-3 mt-0"
      data-testid="claim-lost"
      actions={
        <>
          <BusyButton tone="primary" onPress={onNext} testId="claim-next">
            {t('lost.next')}
          </BusyButton>
          {draft.trim() !== '' && (
            <BusyButton onPress={onPass} testId="pass-on">
              {t('lost.pass', { name })}
            </BusyButton>
          )}
          {close}
        </>
      }
    >
      {t('lost.text', { name, time: times.clock(lost.since) })}
      <KeptText label={t('lost.kept')} text={draft} />
    </Notice>
  )
}
