import type { MessageView } from '@lienmach/contract'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Drafts } from '../../desk/drafts.ts'

export interface Collision {
  /** What somebody else answered after this person began to write. */
  answer: MessageView
  /** This person has read it. */
  read: () => void
}

/** Whether a colleague, or staff in Meta's inbox, answered the customer while this person was writing. */
export function useCollision(
  conversationId: string,
  messages: readonly MessageView[],
  drafts: Drafts,
  meId: string,
): Collision | null {
  const subscribe = useCallback(
    (listener: () => void) => drafts.subscribe(conversationId, listener),
    [drafts, conversationId],
  )
  const writing = useSyncExternalStore(subscribe, () => drafts.text(conversationId) !== '')
  const latest = messages.findLast(
    ({ source, authorId, aiGenerated }) =>
      (source === 'agent' && authorId !== meId) || (source === 'meta_inbox' && !aiGenerated),
  )
  const latestId = latest?.id ?? null
  const [readId, setReadId] = useState(latestId)
  useEffect(() => {
    if (!writing) setReadId(latestId)
  }, [writing, latestId])
  const read = useCallback(() => setReadId(latestId), [latestId])
  return writing && latest !== undefined && latestId !== readId ? { answer: latest, read } : null
}
