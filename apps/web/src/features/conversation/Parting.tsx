import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMembers, useWorkspace } from '../../entities/workspace.ts'
import { Button, Notice } from '../../ui/index.ts'
import { partingQuery } from './assignments.ts'
import { BusyButton } from './BusyButton.tsx'
import { KeptText } from './KeptText.tsx'
import { useAssignmentWords } from './use-assignments.ts'

export interface PartingProps {
  conversationId: string
  draft: string
  onAsk: (name: string) => Promise<boolean>
  onClose: () => void
}

/** In place of the composer when a conversation has left the reader's sight: who has it, why, and what was typed. */
export function Parting({ conversationId, draft, onAsk, onClose }: PartingProps) {
  const t = useTranslations('turns')
  const members = useMembers()
  const words = useAssignmentWords()
  const workspace = useWorkspace()
  const { me } = workspace
  const { data } = useQuery({
    ...partingQuery(workspace, conversationId),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const [asked, setAsked] = useState(false)
  const moves = data?.assignments ?? []
  const holder = moves[0]?.to ?? null
  const gave = moves[0]?.by === me.id
  const name = members.get(holder ?? '')?.name ?? t('theirs.somebody')
  return (
    <Notice
      tone="info"
      title={holder === null ? t('left.title') : t(gave ? 'transfer.done' : 'moved.title', { name })}
      announce="politely"
      className="m-3 mt-0"
      data-testid="conversation-left"
      actions={
        <>
          {holder !== null && !gave && !asked && (
            <BusyButton onPress={async () => setAsked(await onAsk(name))} testId="ask-back">
              {t('moved.ask')}
            </BusyButton>
          )}
          <Button size="sm" tone="quiet" onClick={onClose} data-testid="ending-close">
            {t('lost.close')}
          </Button>
        </>
      }
    >
      {moves.length === 0 ? t('left.text') : moves.toReversed().map(words).join(' ')}
      <KeptText label={t('left.kept')} text={draft} />
    </Notice>
  )
}
