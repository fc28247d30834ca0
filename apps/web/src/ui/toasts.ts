import type { Tone } from './Tone.tsx'

export interface Message {
  title: string
  description?: string | undefined
  tone?: Tone | undefined
  /** One thing to do about it: undo, open, try again. */
  action?: { label: string; run: () => void } | undefined
  /** Milliseconds it stays; 0 keeps it until it is closed. Ten seconds when there is something to do. */
  stay?: number | undefined
  /** Announced at once, interrupting the reader: only for what failed. */
  urgent?: boolean | undefined
}

/** Shows a message and answers how to take it back. */
export type Show = (message: Message) => () => void

let show: Show | null = null
let waiting: { message: Message; takenBack: boolean; takeBack: () => void }[] = []
const listeners = new Set<() => void>()

/** Says something in passing. Never the only place where a failure is shown. Answers how to take it back. */
export function toast(message: Message): () => void {
  if (show !== null) return show(message)
  const early = {
    message,
    takenBack: false,
    takeBack: () => {
      early.takenBack = true
    },
  }
  waiting.push(early)
  for (const listener of [...listeners]) listener()
  return () => early.takeBack()
}

/** Whether somebody said something: from then on the place for it stands. */
export const anythingSaid = (): boolean => show !== null || waiting.length > 0

export function onFirstWord(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The place for messages stands: what was said before it is shown now. Answers how to take the place down. */
export function showToastsBy(shows: Show): () => void {
  show = shows
  for (const early of waiting.splice(0)) if (!early.takenBack) early.takeBack = shows(early.message)
  return () => {
    show = null
    waiting = []
  }
}
