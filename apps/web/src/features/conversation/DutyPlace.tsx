import type { ConversationView } from '@lienmach/contract'
import type { ReactNode, RefObject } from 'react'
import { deskOf } from '../../desk/desk.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { AssignmentNote } from './AssignmentNote.tsx'
import { ClaimBar } from './ClaimBar.tsx'
import type { ComposerHandle } from './Composer.tsx'
import { Ending } from './Ending.tsx'
import { MovedStrip } from './MovedStrip.tsx'
import { NotMyTurn } from './NotMyTurn.tsx'
import type { Duty } from './use-duty.ts'

export interface DutyPlaceProps {
  conversation: ConversationView
  duty: Duty
  hasLeft: boolean
  /** The channel lets nobody write now: that is said elsewhere, and nothing can be claimed. */
  shut: boolean
  /** When the reader last answered here, ms; 0: never. */
  answeredAt: number
  composer: RefObject<ComposerHandle | null>
  onTakeOver: () => Promise<unknown>
  onOpen: (conversationId: string) => void
  onLeave: () => void
  /** The composer, for those whose turn it is. */
  children: ReactNode
}

/** Under the thread: whose turn it is, what was handed over with it, and the composer for the one who may answer. */
export function DutyPlace(props: DutyPlaceProps) {
  const { conversation, duty, hasLeft, children } = props
  const workspace = useWorkspace()
  const { drafts } = deskOf(workspace)
  const draft = drafts.text(conversation.id)
  const { turn } = duty
  const close = () => (hasLeft ? props.onLeave() : duty.forgetLoss())

  if (duty.hasEnded) {
    return (
      <Ending
        conversationId={conversation.id}
        lost={duty.lost}
        draft={draft}
        onAsk={duty.askBack}
        onNext={async () => {
          const next = await duty.claimNext()
          if (next !== null) props.onOpen(next)
        }}
        onPass={async () => {
          if (!(await duty.pass(draft))) return
          drafts.clear(conversation.id)
          close()
        }}
        onClose={close}
      />
    )
  }
  if (hasLeft || props.shut) return children
  return (
    <>
      {duty.movedTo !== null && (
        <MovedStrip
          conversationId={conversation.id}
          memberId={duty.movedTo}
          onTakeBack={props.onTakeOver}
          onAsk={duty.askBack}
          onKeep={duty.keepReading}
        />
      )}
      {conversation.assigneeId === workspace.me.id && (
        <AssignmentNote
          conversationId={conversation.id}
          answeredAt={props.answeredAt}
          onUse={(text) => props.composer.current?.write(text)}
          onGive={(memberId) => duty.transfer(memberId, '')}
        />
      )}
      {turn.kind === 'claim' ? (
        <ClaimBar queuedAt={conversation.queuedAt} draft={draft} onClaim={duty.claim} />
      ) : turn.kind === 'free' ? (
        children
      ) : (
        <NotMyTurn turn={turn} draft={draft} onTakeBack={() => void props.onTakeOver()} />
      )}
    </>
  )
}
