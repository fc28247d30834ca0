import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMembers, useWorkspace } from '../../entities/workspace.ts'
import { Button, Notice } from '../../ui/index.ts'
import { noteFor } from './assignments.ts'
import { useAssignments } from './use-assignments.ts'

const read = new Set<string>()

export interface AssignmentNoteProps {
  conversationId: string
  /** When the reader last answered here, ms; 0: never. */
  answeredAt: number
  onUse: (text: string) => void
}

/** What whoever had the conversation before, or lost the race for it, wants the reader to know. */
export function AssignmentNote({ conversationId, answeredAt, onUse }: AssignmentNoteProps) {
  const t = useTranslations('turns')
  const { me } = useWorkspace()
  const members = useMembers()
  const found = useAssignments(conversationId, true)
  const [, setRead] = useState(0)
  const note = noteFor(found.data?.assignments ?? [], me.id, answeredAt)
  if (note === undefined || note.note === null) return null
  const key = `${conversationId} ${note.at}`
  if (read.has(key)) return null
  const putAway = () => {
    read.add(key)
    setRead(read.size)
  }
  const name = members.get(note.by ?? '')?.name ?? t('theirs.somebody')
  const text = note.note
  return (
    <Notice
      look="strip"
      tone="info"
      title={t(note.because === 'passed_on' ? 'note.passed' : 'note.title', { name })}
      announce="politely"
      data-testid="assignment-note"
      actions={
        <>
          {note.because === 'passed_on' && (
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
            {t('note.read')}
          </Button>
        </>
      }
    >
      <q className="block max-h-24 overflow-y-auto whitespace-pre-wrap wrap-anywhere">{text}</q>
    </Notice>
  )
}
