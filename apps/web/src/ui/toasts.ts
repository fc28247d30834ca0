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

export interface ShownToast extends Message {
  readonly id: number
}

const most = 3

let shown: readonly ShownToast[] = []
let lastId = 0
let held = false
const timers = new Map<number, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

/** Says something in passing. Never the only place where a failure is shown. Answers how to take it back. */
export function toast(message: Message): () => void {
  lastId += 1
  const added: ShownToast = { ...message, id: lastId }
  for (const old of shown.slice(0, Math.max(0, shown.length + 1 - most))) closeToast(old.id)
  show([...shown, added])
  if (!held) count(added)
  return () => closeToast(added.id)
}

/** The toasts on screen, oldest first. */
export const shownToasts = (): readonly ShownToast[] => shown

export function onToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function closeToast(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  show(shown.filter((one) => one.id !== id))
}

/** Does what a toast offers, once. */
export function actOnToast(one: ShownToast): void {
  closeToast(one.id)
  one.action?.run()
}

/** While somebody points at them or has the focus in them, toasts stay; afterwards their time begins anew. */
export function holdToasts(hold: boolean): void {
  if (hold === held) return
  held = hold
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  if (!hold) for (const one of shown) count(one)
}

function count(one: ShownToast): void {
  const stay = one.stay ?? (one.action ? 10_000 : 5_000)
  if (stay > 0)
    timers.set(
      one.id,
      setTimeout(() => closeToast(one.id), stay),
    )
}

function show(next: readonly ShownToast[]): void {
  shown = next
  for (const listener of [...listeners]) listener()
}
