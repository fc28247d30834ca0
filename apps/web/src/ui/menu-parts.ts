import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { MenuItemProps, MenuRadioGroupProps, MenuSymbolsProps } from './Menu.tsx'

/** What a menu is made of, once its code is here. */
export interface MenuParts {
  MenuItem: ComponentType<MenuItemProps>
  MenuRadioGroup: <Value extends string>(props: MenuRadioGroupProps<Value>) => ReactNode
  MenuSymbols: ComponentType<MenuSymbolsProps>
  MenuGroup: ComponentType<{ label: string; children: ReactNode }>
  MenuSeparator: ComponentType
}

export const MenuPartsContext = createContext<MenuParts | null>(null)

export function useMenuParts(): MenuParts {
  const parts = useContext(MenuPartsContext)
  if (parts === null) throw new Error('An item of a menu stands outside a menu.')
  return parts
}
