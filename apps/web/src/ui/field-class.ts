import { cx } from './cx.ts'

/** The frame that all fields share. */
export const fieldClass = (more?: string): string =>
  cx(
    'rounded-control border border-line-strong bg-bg px-3 text-field text-fg transition-colors',
    'hover:border-fg-3 focus-visible:outline-offset-0 aria-invalid:border-danger',
    'disabled:cursor-not-allowed disabled:bg-bg-2 disabled:text-fg-3 [&[readonly]]:bg-bg-2',
    more,
  )
