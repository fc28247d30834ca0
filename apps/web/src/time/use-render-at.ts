import { useEffect, useState } from 'react'
import { serverNow } from '../entities/server-clock.ts'

/** Renders anew when the server's clock reaches a moment, ms: for what is true only from then on. */
export function useRenderAt(moment: number | null): void {
  const [, setPassed] = useState<number | null>(null)
  useEffect(() => {
    if (moment === null) return
    const timer = window.setTimeout(() => setPassed(moment), Math.max(0, moment - serverNow()) + 1)
    return () => window.clearTimeout(timer)
  }, [moment])
}
