import { Popover as Base } from '@base-ui/react/popover'
import { cx } from '../cx.ts'
import { layerRoot } from '../layer-root.ts'
import type { PopoverProps } from '../Popover.tsx'
import { popupClass } from '../popup-class.ts'

/** The sheet itself, open from the moment it stands. */
export function PopoverLayer({
  trigger,
  title,
  hideTitle,
  align = 'start',
  side = 'bottom',
  flush = false,
  className,
  children,
}: PopoverProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal container={layerRoot()}>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup
            className={cx(
              popupClass,
              'max-h-(--available-height) max-w-[min(24rem,var(--available-width))] overflow-y-auto',
              flush ? 'p-0' : 'p-4',
              className,
            )}
          >
            <Base.Title
              className={hideTitle ? 'sr-only' : cx('text-label font-semibold', flush ? 'px-4 pt-3' : 'mb-2')}
            >
              {title}
            </Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
