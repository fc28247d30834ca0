import { useEffect, useRef, useState } from 'react'
import { isHeld, type Standing } from './control-standing.ts'

const shownFor = 6_000

export interface ControlChanges {
  /** For six seconds after somebody else's hold has ended: how many replies it let go. */
  released: number | null
  /** Somebody else took the thread while the reader was writing. */
  lost: boolean
}

/** What has just happened to a thread while somebody looks at it. */
export function useControlChanges(standing: Standing, heldCount: number, isWriting: boolean): ControlChanges {
  const held = isHeld(standing)
  const free = standing.kind === 'free'
  const was = useRef({ held, free })
  const [released, setReleased] = useState<number | null>(null)
  const [lost, setLost] = useState(false)
  const latest = useRef({ heldCount, isWriting })
  // The number of held replies falls in the same moment as their hold ends: the one before it is what is let go.
  const waiting = useRef(heldCount)
  if (held) waiting.current = heldCount
  latest.current = { heldCount, isWriting }

  useEffect(() => {
    const before = was.current
    was.current = { held, free }
    if (held && before.free && latest.current.isWriting) setLost(true)
    if (!held) setLost(false)
    if (!free || !before.held) {
      if (held) setReleased(null)
      return
    }
    setReleased(waiting.current - latest.current.heldCount)
    waiting.current = 0
  }, [held, free])

  useEffect(() => {
    if (released === null) return
    const timer = window.setTimeout(() => setReleased(null), shownFor)
    return () => window.clearTimeout(timer)
  }, [released])
  return { released, lost }
}
