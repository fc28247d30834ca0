import { useEffect, useState } from 'react'
import { serverNow } from '../../entities/server-clock.ts'
import type { ControlActs } from './use-control.ts'

const every = 5_000

/** Asks the platform again and again, as long as it is wanted and somebody looks at the window. */
export function useControlWatch(acts: Pick<ControlActs, 'check'>, wanted: boolean) {
  const [askedAt, setAskedAt] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!wanted) return
    let timer: number | undefined
    let ended = false
    const ask = async () => {
      window.clearTimeout(timer)
      if (document.visibilityState === 'visible') {
        const control = await acts.check()
        if (ended) return
        setFailed(control === null)
        if (control !== null) setAskedAt(serverNow())
      }
      timer = window.setTimeout(() => void ask(), every)
    }
    // Coming back from the platform's tab is the moment at which something has probably changed.
    const onVisible = () => document.visibilityState === 'visible' && void ask()
    document.addEventListener('visibilitychange', onVisible)
    void ask()
    return () => {
      ended = true
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [acts, wanted])
  return { askedAt, failed }
}
