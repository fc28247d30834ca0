import { useEffect, useRef } from 'react'

const voice = new EventTarget()

class Announcement extends Event {
  readonly words: string
  readonly how: 'politely' | 'now'
  constructor(words: string, how: 'politely' | 'now') {
    super('announce')
    this.words = words
    this.how = how
  }
}

/** Says something to screen readers. `now` interrupts: only for what failed. */
export function announce(words: string, how: 'politely' | 'now' = 'politely'): void {
  voice.dispatchEvent(new Announcement(words, how))
}

/** Two live regions that stand from the start: readers do not hear regions that come and go. */
export function Announcer() {
  const polite = useRef<HTMLDivElement>(null)
  const assertive = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onAnnounce = (event: Event) => {
      if (!(event instanceof Announcement)) return
      const region = event.how === 'now' ? assertive.current : polite.current
      if (region === null) return
      // The same words twice are heard twice only when the text changes.
      region.textContent = region.textContent === event.words ? `${event.words}\u00a0` : event.words
    }
    voice.addEventListener('announce', onAnnounce)
    return () => voice.removeEventListener('announce', onAnnounce)
  }, [])
  return (
    <>
      <div ref={polite} aria-live="polite" className="sr-only" />
      <div ref={assertive} aria-live="assertive" className="sr-only" />
    </>
  )
}
