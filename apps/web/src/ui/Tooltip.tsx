import { cloneElement, type HTMLAttributes, type ReactElement } from 'react'

export type TipSide = 'top' | 'bottom' | 'left' | 'right'

export interface TooltipProps {
  label: string
  shortcut?: string | undefined
  side?: TipSide | undefined
  /** It says more than the thing's own name does, such as why it cannot be pressed: read it aloud, too. */
  describes?: boolean | undefined
  /** The thing it explains; must spread its props onto an element. */
  children: ReactElement
}

/** A word beside something, on hover or focus. Never the only place where a thing is said. TipLayer shows it. */
export function Tooltip({ label, shortcut, side = 'top', describes = false, children }: TooltipProps) {
  return cloneElement(children as ReactElement<HTMLAttributes<HTMLElement>>, {
    ...(describes && { 'aria-description': label }),
    ...{ 'data-tip': label, 'data-tip-keys': shortcut, 'data-tip-side': side },
  })
}
