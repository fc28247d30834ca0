import { useCallback, useEffect, useRef, useState } from 'react'
import { followNews, type News } from './news.ts'

/** Reads wait at least so long after each other, and three times as long as the last one took. Milliseconds. */
const gatherFor = 60

export interface Reading<T> {
  value: T | null
  failed: boolean
  again: () => void
}

/** Reads something from the desk, and again whenever something happens that concerns it. */
export function useNews<T>(read: () => Promise<T>, concerns: (news: News) => boolean): Reading<T> {
  const [value, setValue] = useState<T | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef({ read, concerns })
  latest.current = { read, concerns }
  const busy = useRef({ reading: false, dirty: false, gone: false, timer: 0 })

  const again = useCallback(() => {
    const state = busy.current
    if (state.reading) {
      state.dirty = true
      return
    }
    state.reading = true
    state.dirty = false
    const since = performance.now()
    const rest = () => {
      const pause = Math.max(gatherFor, 3 * (performance.now() - since))
      state.timer = window.setTimeout(() => {
        state.reading = false
        if (state.dirty) again()
      }, pause)
    }
    latest.current
      .read()
      .then(
        (next) => {
          if (state.gone) return
          setValue(next)
          setFailed(false)
        },
        () => !state.gone && setFailed(true),
      )
      .finally(() => !state.gone && rest())
  }, [])

  useEffect(() => {
    const state = busy.current
    state.gone = false
    state.reading = false
    again()
    const leave = followNews((news) => {
      if (news.type === 'lost') setFailed(true)
      else if (news.type === 'found' || latest.current.concerns(news)) again()
    })
    return () => {
      state.gone = true
      window.clearTimeout(state.timer)
      leave()
    }
  }, [again])

  return { value, failed, again }
}

/** News that change what `GET /_desk/state` says. */
export const changesState = ({ type }: News) => !quiet.has(type)
const quiet = new Set(['typing', 'webhook', 'graph_call'])
