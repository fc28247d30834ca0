import { ContextMenu as Base } from '@base-ui/react/context-menu'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { layerRoot } from './layer-root.ts'
import { menuParts } from './layers/MenuLayer.tsx'
import { MenuPartsContext } from './menu-parts.ts'
import { popupClass } from './popup-class.ts'

export interface ContextMenuProps {
  /** Where a right click or a long press opens it; must take a ref and spread its props. */
  target: ReactElement
  label: string
  /** MenuItem, MenuSeparator… Everything here is also found elsewhere: nobody guesses a right click. */
  children: ReactNode
}

/** The same things to do, under the pointer. */
export function ContextMenu({ target, label, children }: ContextMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={target} />
      <Base.Portal container={layerRoot()}>
        <Base.Positioner className="z-50 outline-none">
          <Base.Popup aria-label={label} className={cx(popupClass, 'min-w-52 max-w-80')}>
            <MenuPartsContext value={menuParts}>{children}</MenuPartsContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
