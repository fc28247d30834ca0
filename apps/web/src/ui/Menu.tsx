import type { LucideIcon } from 'lucide-react'
import {
  type ComponentProps,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'
import { useMenuParts } from './menu-parts.ts'

export interface MenuProps {
  /** The button that opens it; must take a ref and spread its props. */
  trigger: ReactElement
  align?: 'start' | 'center' | 'end' | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  /** Its name, when the trigger's own does not say it. */
  label?: string | undefined
  className?: string | undefined
  /** MenuItem, MenuRadioGroup, MenuGroup, MenuSeparator. */
  children: ReactNode
}

const file = () => import('./layers/MenuLayer.tsx')
const MenuLayer = lazy(async () => ({ default: (await file()).MenuLayer }))

/**
 * Things to do, behind a button. Until it is opened for the first time it is only the button, so that a long list may
 * hold one in each row.
 */
export function Menu(props: MenuProps) {
  const [asked, setAsked] = useState(false)
  const trigger = props.trigger as ReactElement<ComponentProps<'button'>>
  const closed = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: () => void file(),
    onFocus: () => void file(),
    onClick: () => setAsked(true),
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      setAsked(true)
    },
  })
  if (!asked) return closed
  return (
    <Suspense fallback={closed}>
      <MenuLayer {...props} />
    </Suspense>
  )
}

export interface MenuItemProps {
  icon?: LucideIcon | undefined
  shortcut?: string | undefined
  tone?: 'plain' | 'danger' | undefined
  hint?: ReactNode
  disabled?: boolean | undefined
  onSelect: () => void
  children: ReactNode
  'data-testid'?: string | undefined
}

/** One thing to do. Works in Menu and in ContextMenu. */
export function MenuItem(props: MenuItemProps) {
  const parts = useMenuParts()
  return <parts.MenuItem {...props} />
}

export interface MenuRadioGroupProps<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  choices: readonly { value: Value; label: string; icon?: ReactNode }[]
}

/** One of a few, inside a menu. Stays open, so that the effect can be seen. */
export function MenuRadioGroup<Value extends string>(props: MenuRadioGroupProps<Value>) {
  const parts = useMenuParts()
  return <parts.MenuRadioGroup {...props} />
}

export interface MenuSymbolsProps {
  /** Each is one sign, with its name for those who do not see it. */
  symbols: readonly { symbol: string; name: string; chosen: boolean; 'data-testid'?: string }[]
  onSelect: (symbol: string) => void
}

/** Signs to choose from, side by side. */
export function MenuSymbols(props: MenuSymbolsProps) {
  const parts = useMenuParts()
  return <parts.MenuSymbols {...props} />
}

/** Items that belong together under one heading. */
export function MenuGroup(props: { label: string; children: ReactNode }) {
  const parts = useMenuParts()
  return <parts.MenuGroup {...props} />
}

export function MenuSeparator() {
  const parts = useMenuParts()
  return <parts.MenuSeparator />
}
