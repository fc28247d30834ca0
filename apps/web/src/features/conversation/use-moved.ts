import { useEffect, useRef, useState } from 'react'

export interface Moved {
  /** Who has the conversation now; null: it did not leave the reader. */
  to: string | null
  /** The reader themselves is about to give it to somebody, or back. */
  expect: (memberId: string | null) => void
  dismiss: () => void
}

/**
 * Notices that a conversation that was the reader's goes to somebody else, at once or by way of the queue, without the
 * reader having done it.
 */
export function useMoved(assigneeId: string | null, meId: string): Moved {
  const before = useRef(assigneeId)
  const expected = useRef<string | null | undefined>(undefined)
  const taken = useRef(false)
  const [to, setTo] = useState<string | null>(null)
  useEffect(() => {
    const was = before.current
    if (was === assigneeId) return
    before.current = assigneeId
    if (was === meId) taken.current = expected.current !== assigneeId
    expected.current = undefined
    if (assigneeId === meId) taken.current = false
    setTo(taken.current && assigneeId !== null ? assigneeId : null)
  }, [assigneeId, meId])
  return {
    to,
    expect: (memberId) => {
      expected.current = memberId
    },
    dismiss: () => setTo(null),
  }
}
