import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { popupClass } from './popup-class.ts'

export interface PopoverProps {
  /** The button that opens it; must take a ref and spread its props. */
  trigger: ReactElement
  title: string
  hideTitle?: boolean | undefined
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  children: ReactNode
}

/** A small sheet beside a button, for a few controls or an explanation. */
export function Popover({
  trigger,
  title,
  hideTitle,
  align = 'start',
  side = 'bottom',
  children,
}: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50">
          <Base.Popup className={cx(popupClass, 'max-w-[min(24rem,var(--available-width))] p-4')}>
            <Base.Title className={hideTitle ? 'sr-only' : 'mb-2 text-label font-semibold'}>
              {title}
            </Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
