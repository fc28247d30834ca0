/** The dimmed screen behind dialogs and drawers. */
export const backdropClass =
  'fixed inset-0 z-40 min-h-dvh bg-backdrop transition-opacity duration-180 data-ending-style:opacity-0 data-starting-style:opacity-0'
