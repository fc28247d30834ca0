import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Kbd } from './Kbd.tsx'

export interface TooltipProps {
  label: string
  shortcut?: string | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** The thing it explains; must take a ref and spread its props. */
  children: ReactElement
}

/** A word beside something, on hover or focus. Never the only place where a thing is said. */
export function Tooltip({ label, shortcut, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-60">
          <Base.Popup className="layer-motion flex max-w-72 items-center gap-2 rounded-control bg-fg px-2 py-1 text-caption text-bg shadow-layer">
            {label}
            {shortcut && <Kbd keys={shortcut} tone="inverse" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Lets neighbouring tooltips open at once after the first. Stands once around the app. */
export function TooltipProvider({ children }: { children: React.ReactNode }) {
  return (
    <Base.Provider delay={450} closeDelay={60}>
      {children}
    </Base.Provider>
  )
}
