import { useTranslations } from 'use-intl'
import { useMembers } from '../../entities/workspace.ts'
import { useMay } from '../../session/may.ts'
import type { Turn } from '../../turns/turn-model.ts'
import { Button, Notice } from '../../ui/index.ts'
import { KeptText } from './KeptText.tsx'

export interface NotMyTurnProps {
  turn: Extract<Turn, { kind: 'theirs' | 'waits' }>
  draft: string
  onTakeBack: () => void
}

/** In place of the composer where only somebody else may answer, or nobody yet. */
export function NotMyTurn({ turn, draft, onTakeBack }: NotMyTurnProps) {
  const t = useTranslations('turns')
  const members = useMembers()
  const mayTakeBack = useMay('manager')
  if (turn.kind === 'waits') {
    return (
      <Notice look="strip" tone="unknown" title={t('waits.title')} data-testid="turn-waits">
        {turn.ruleName === null ? t('waits.textNoRule') : t('waits.text', { rule: turn.ruleName })}
        <KeptText label={t('theirs.draft')} text={draft} />
      </Notice>
    )
  }
  const name = members.get(turn.memberId)?.name ?? t('theirs.somebody')
  return (
    <Notice
      look="strip"
      tone="unknown"
      title={t('theirs.title', { name })}
      data-testid="turn-theirs"
      actions={
        mayTakeBack && (
          <Button size="sm" onClick={onTakeBack} data-testid="take-back">
            {t('theirs.takeBack')}
          </Button>
        )
      }
    >
      {t('theirs.text', { name })}
      <KeptText label={t('theirs.draft')} text={draft} />
    </Notice>
  )
}
