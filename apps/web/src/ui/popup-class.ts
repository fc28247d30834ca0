/** The floating sheet that menus, lists and popovers share. */
export const popupClass =
  'layer-motion origin-(--transform-origin) rounded-card bg-bg p-1 text-fg shadow-layer outline-none dark:bg-bg-2'

/** One line in a menu or a list. */
export const itemClass =
  'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-control px-2.5 py-1 text-label font-normal ' +
  'outline-none data-highlighted:bg-bg-3 data-disabled:opacity-45 pointer-coarse:min-h-11'
