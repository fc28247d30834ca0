import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from './Kbd.tsx'
import { placeTip } from './place-tip.ts'
import { listenForTips, type Tip } from './tips.ts'

/** The one tooltip of the page, wherever it is needed. Stands once around the screens. */
export function TipLayer() {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => listenForTips(setTip), [])
  if (tip === null) return null
  return createPortal(
    <div
      key={tip.label}
      aria-hidden
      ref={(element) => {
        if (element) placeTip(element, tip)
      }}
      className="pointer-events-none fixed top-0 left-0 z-60 flex max-w-72 items-center gap-2 rounded-control bg-fg px-2 py-1 text-caption text-bg shadow-layer"
    >
      {tip.label}
      {tip.keys && <Kbd keys={tip.keys} tone="inverse" />}
    </div>,
    document.body,
  )
}
