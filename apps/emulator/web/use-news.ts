import { useCallback, useEffect, useRef, useState } from 'react'

const gatherFor = 60

/** Reads something from the desk, and again whenever anything happens in the pretend world. */
export function useNews<T>(read: () => Promise<T>): { value: T | null; failed: boolean; again: () => void } {
  const [value, setValue] = useState<T | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(read)
  latest.current = read

  const again = useCallback(() => {
    latest.current().then(
      (next) => {
        setValue(next)
        setFailed(false)
      },
      () => setFailed(true),
    )
  }, [])

  useEffect(() => {
    again()
    const stream = new EventSource('/_desk/stream')
    let timer: number | undefined
    const hear = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined
        again()
      }, gatherFor)
    }
    stream.onmessage = hear
    stream.onopen = hear
    stream.onerror = () => setFailed(true)
    return () => {
      stream.close()
      window.clearTimeout(timer)
    }
  }, [again])

  return { value, failed, again }
}
