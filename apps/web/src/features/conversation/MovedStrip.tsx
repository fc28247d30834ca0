import { useTranslations } from 'use-intl'
import { useMembers } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import { Button, Notice } from '../../ui/index.ts'
import { BusyButton } from './BusyButton.tsx'
import { useAssignments, useAssignmentWords } from './use-assignments.ts'

export interface MovedStripProps {
  conversationId: string
  /** Who has it now. */
  memberId: string
  onTakeBack: () => Promise<unknown>
  onAsk: (name: string) => Promise<unknown>
  onKeep: () => void
}

/** The conversation that the reader had open went to somebody else: to whom, by which rule, and why. */
export function MovedStrip({ conversationId, memberId, onTakeBack, onAsk, onKeep }: MovedStripProps) {
  const t = useTranslations('turns')
  const members = useMembers()
  const manages = useMay('manager')
  const words = useAssignmentWords()
  const found = useAssignments(conversationId, true)
  const name = members.get(memberId)?.name ?? t('theirs.somebody')
  const because = found.data?.assignments.find(({ to }) => to === memberId)
  return (
    <Notice
      look="strip"
      tone="info"
      title={t('moved.title', { name })}
      announce="politely"
      data-testid="moved-strip"
      actions={
        <>
          {manages ? (
            <BusyButton onPress={onTakeBack}>{t('moved.back')}</BusyButton>
          ) : (
            <BusyButton onPress={() => onAsk(name)}>{t('moved.ask')}</BusyButton>
          )}
          <Button size="sm" tone="quiet" onClick={onKeep}>
            {t('moved.keep')}
          </Button>
        </>
      }
    >
      {because && words(because)}
    </Notice>
  )
}
