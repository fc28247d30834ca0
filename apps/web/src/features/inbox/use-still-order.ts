import { useCallback, useEffect, useRef, useState } from 'react'

const stillness = 800

/**
 * Holds a list's order while the pointer rests over it: newcomers wait until nothing has moved for a while, so that
 * nobody presses the wrong row. Answers how many rows would now stand above where they are.
 */
export function useStillOrder(
  live: readonly string[],
  held: boolean,
): { ids: readonly string[]; movedAbove: number; release: () => void } {
  const [shown, setShown] = useState(live)
  const latest = useRef(live)
  latest.current = live
  const release = useCallback(() => setShown(latest.current), [])

  useEffect(() => {
    if (live === shown) return
    if (!held) {
      setShown(live)
      return
    }
    const timer = window.setTimeout(release, stillness)
    return () => window.clearTimeout(timer)
  }, [live, shown, held, release])

  // What has left the view must go at once, and further pages only add below: neither moves a row that is looked at.
  const present = new Set(live)
  const ids =
    held && live !== shown
      ? [
          ...shown.filter((id) => present.has(id)),
          ...live.slice(shown.length).filter((id) => !shown.includes(id)),
        ]
      : live
  const movedAbove =
    held && live !== shown
      ? live.slice(0, 20).filter((id, index) => ids[index] !== id && ids.indexOf(id) > index).length +
        live.slice(0, 20).filter((id) => !ids.includes(id)).length
      : 0
  return { ids, movedAbove, release }
}
