import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Kbd } from '../Kbd.tsx'
import { layerRoot } from '../layer-root.ts'
import type { MenuItemProps, MenuProps, MenuRadioGroupProps, MenuSymbolsProps } from '../Menu.tsx'
import { type MenuParts, MenuPartsContext } from '../menu-parts.ts'
import { itemClass, popupClass } from '../popup-class.ts'

/** The menu itself, open from the moment it stands. */
export function MenuLayer({
  trigger,
  align = 'start',
  side = 'bottom',
  label,
  className,
  children,
}: MenuProps) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal container={layerRoot()}>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Base.Popup
            aria-label={label}
            className={cx(
              popupClass,
              'max-h-(--available-height) min-w-52 max-w-80 overflow-y-auto',
              className,
            )}
          >
            <MenuPartsContext value={menuParts}>{children}</MenuPartsContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** One thing to do. Works in Menu and in ContextMenu. */
function MenuItem({
  icon: Icon,
  shortcut,
  tone,
  hint,
  disabled,
  onSelect,
  children,
  ...rest
}: MenuItemProps) {
  return (
    <Base.Item
      {...rest}
      disabled={disabled ?? false}
      onClick={onSelect}
      className={cx(itemClass, tone === 'danger' && 'text-danger data-highlighted:bg-danger-soft')}
    >
      {Icon && <Icon aria-hidden size={16} className={tone === 'danger' ? undefined : 'text-fg-3'} />}
      <span className="min-w-0 flex-1">
        {children}
        {hint && <span className="block text-body-s text-fg-3">{hint}</span>}
      </span>
      {shortcut && <Kbd keys={shortcut} />}
    </Base.Item>
  )
}

/** One of a few, inside a menu. Stays open, so that the effect can be seen. */
function MenuRadioGroup<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: MenuRadioGroupProps<Value>) {
  return (
    <Base.Group>
      <MenuLabel>{label}</MenuLabel>
      <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
        {choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick={false} className={itemClass}>
            {choice.icon}
            <span className="flex-1">{choice.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden size={16} className="text-accent" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}

/** Signs to choose from, side by side. */
function MenuSymbols({ symbols, onSelect }: MenuSymbolsProps) {
  return (
    <Base.Group className="flex justify-between gap-0.5 px-1">
      {symbols.map(({ symbol, name, chosen, ...rest }) => (
        <Base.Item
          {...rest}
          key={symbol}
          aria-label={name}
          onClick={() => onSelect(symbol)}
          className={cx(
            'grid size-8 cursor-default place-items-center rounded-control text-xl outline-none pointer-coarse:size-11',
            'data-highlighted:bg-bg-3',
            chosen && 'bg-accent-soft',
          )}
        >
          <span aria-hidden>{symbol}</span>
        </Base.Item>
      ))}
    </Base.Group>
  )
}

/** A heading over some items; stands inside a MenuGroup. */
function MenuLabel({ children }: { children: ReactNode }) {
  return <Base.GroupLabel className="px-2.5 pt-1.5 pb-0.5 text-caption text-fg-3">{children}</Base.GroupLabel>
}

/** Items that belong together under one heading. */
function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <MenuLabel>{label}</MenuLabel>
      {children}
    </Base.Group>
  )
}

function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />
}

/** For menus of both kinds. */
export const menuParts: MenuParts = { MenuItem, MenuRadioGroup, MenuSymbols, MenuGroup, MenuSeparator }
