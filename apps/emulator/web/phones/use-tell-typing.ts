import { useRef } from 'react'

/** A sign of typing holds for a while; it is renewed no oftener. Milliseconds. */
const holds = 4_000

/** Tells the Page that the customer writes, without telling it at every key. */
export function useTellTyping(tell: (on: boolean) => void): (writing: boolean) => void {
  const told = useRef<{ on: boolean; at: number }>({ on: false, at: 0 })
  return (writing) => {
    const fresh = performance.now() - told.current.at < holds
    if (told.current.on === writing && (fresh || !writing)) return
    told.current = { on: writing, at: performance.now() }
    tell(writing)
  }
}
