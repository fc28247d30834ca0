import type { TipSide } from './Tooltip.tsx'

export interface Tip {
  readonly anchor: HTMLElement
  readonly label: string
  readonly keys: string | undefined
  readonly side: TipSide
}

const opensAfter = 450
/** Neighbours open at once when one was shown a moment ago. */
const staysWarm = 300

/** Watches the page for things with a tooltip under the pointer or the focus. Answers how to stop. */
export function listenForTips(show: (tip: Tip | null) => void): () => void {
  let shown: HTMLElement | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  let closedAt = Number.NEGATIVE_INFINITY

  const open = (anchor: HTMLElement) => {
    const { tip, tipKeys, tipSide } = anchor.dataset
    if (tip === undefined || !anchor.isConnected || anchor.ariaExpanded === 'true') return
    shown = anchor
    show({ anchor, label: tip, keys: tipKeys, side: (tipSide ?? 'top') as TipSide })
  }
  const close = () => {
    clearTimeout(waiting)
    if (shown === null) return
    shown = null
    closedAt = performance.now()
    show(null)
  }
  const anchorOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

  const onOver = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return
    const anchor = anchorOf(event.target)
    if (anchor === shown && anchor !== null) return
    close()
    if (anchor === null) return
    const warm = performance.now() - closedAt < staysWarm
    waiting = setTimeout(() => open(anchor), warm ? 0 : opensAfter)
  }
  const onFocus = (event: FocusEvent) => {
    const anchor = anchorOf(event.target)
    if (anchor?.matches(':focus-visible')) {
      close()
      open(anchor)
    }
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
  }

  const stopping = new AbortController()
  const options = { signal: stopping.signal, capture: true, passive: true }
  document.addEventListener('pointerover', onOver, options)
  document.documentElement.addEventListener('pointerleave', close, options)
  document.addEventListener('focusin', onFocus, options)
  for (const name of ['focusout', 'pointerdown', 'scroll', 'wheel'] as const)
    document.addEventListener(name, close, options)
  document.addEventListener('keydown', onKey, options)
  return () => {
    stopping.abort()
    clearTimeout(waiting)
  }
}
