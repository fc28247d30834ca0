import type { AssignmentView } from '@lienmach/contract'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useMembers, useTimes } from '../../entities/workspace.ts'
import { Button, SkeletonRows } from '../../ui/index.ts'
import { useAssignments, useAssignmentWords } from './use-assignments.ts'

/** "Why?" under the name of who is in charge: every change with its reason, newest first. Asked for when it is opened. */
export function WhyInCharge({ conversationId }: { conversationId: string }) {
  const t = useTranslations('turns.why')
  const [open, setOpen] = useState(false)
  const found = useAssignments(conversationId, open)
  return (
    <details className="group mt-1" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary
        className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-control text-fg-2 hover:text-fg pointer-coarse:min-h-11"
        data-testid="why-in-charge"
      >
        <ChevronRight aria-hidden size={14} className="transition-transform group-open:rotate-90" />
        {t('action')}
      </summary>
      {found.isPending && open && <SkeletonRows rows={2} className="h-8" />}
      {found.isError && (
        <p className="flex flex-wrap items-center gap-2 text-danger">
          {t('failed')}
          <Button size="sm" onClick={() => void found.refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {found.data && found.data.assignments.length === 0 && <p className="text-fg-3">{t('none')}</p>}
      <ol aria-label={t('title')} className="mt-1 flex flex-col gap-2 border-s border-line ps-3">
        {(found.data?.assignments ?? []).map((assignment) => (
          <Entry key={`${assignment.at} ${assignment.because} ${assignment.to}`} assignment={assignment} />
        ))}
      </ol>
    </details>
  )
}

function Entry({ assignment }: { assignment: AssignmentView }) {
  const t = useTranslations('turns.why')
  const words = useAssignmentWords()
  const times = useTimes()
  const members = useMembers()
  const over = assignment.passedOver.map(({ memberId, because }) =>
    t('over', { name: members.get(memberId)?.name ?? t('somebody'), why: t(`obstacle.${because}`) }),
  )
  return (
    <li data-testid="assignment">
      <p>{words(assignment)}</p>
      {over.length > 0 && <p className="text-fg-2">{t('passedOver', { list: over.join(', ') })}</p>}
      {assignment.note !== null && (
        <p className="whitespace-pre-wrap text-fg-2 wrap-anywhere">{t('note', { note: assignment.note })}</p>
      )}
      <time className="text-caption text-fg-3" title={times.full(assignment.at)}>
        {times.ago(assignment.at, serverNow())}
      </time>
    </li>
  )
}
