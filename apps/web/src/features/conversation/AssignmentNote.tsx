import type { AssignmentView } from '@lienmach/contract'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMembers, useWorkspace } from '../../entities/workspace.ts'
import { Button, Notice } from '../../ui/index.ts'
import { noteFor } from './assignments.ts'
import { BusyButton } from './BusyButton.tsx'
import { useAssignments } from './use-assignments.ts'

const read = new Set<string>()

export interface AssignmentNoteProps {
  conversationId: string
  /** When the reader last answered here, ms; 0: never. */
  answeredAt: number
  onUse: (text: string) => void
  /** Puts somebody in charge who asked for it. */
  onGive: (memberId: string) => Promise<unknown>
}

/** What whoever had the conversation before, or lost the race for it, wants the reader to know, or would like back. */
export function AssignmentNote({ conversationId, answeredAt, onUse, onGive }: AssignmentNoteProps) {
  const t = useTranslations('turns')
  const { me } = useWorkspace()
  const members = useMembers()
  const found = useAssignments(conversationId, true)
  const [, setRead] = useState(0)
  const note = noteFor(found.data?.assignments ?? [], me.id, answeredAt)
  if (note === undefined) return null
  const key = `${conversationId} ${note.at}`
  if (read.has(key)) return null
  const putAway = () => {
    read.add(key)
    setRead(read.size)
  }
  const name = members.get(note.by ?? '')?.name ?? t('theirs.somebody')
  const { note: text, by } = note
  return (
    <Notice
      look="strip"
      tone="info"
      title={t(titleOf(note), { name })}
      announce="politely"
      data-testid="assignment-note"
      actions={
        <>
          {note.because === 'asked_back' && by !== null && (
            <BusyButton onPress={() => onGive(by)} testId="give-back">
              {t('note.giveBack')}
            </BusyButton>
          )}
          {note.because === 'passed_on' && text !== null && (
            <Button
              size="sm"
              data-testid="note-use"
              onClick={() => {
                onUse(text)
                putAway()
              }}
            >
              {t('note.use')}
            </Button>
          )}
          <Button size="sm" tone="quiet" onClick={putAway}>
            {t(note.because === 'asked_back' ? 'note.keep' : 'note.read')}
          </Button>
        </>
      }
    >
      {text !== null && (
        <q className="block max-h-24 overflow-y-auto whitespace-pre-wrap wrap-anywhere">{text}</q>
      )}
    </Notice>
  )
}

const titleOf = ({ because }: AssignmentView) =>
  because === 'asked_back' ? 'note.askedBack' : because === 'passed_on' ? 'note.passed' : 'note.title'
