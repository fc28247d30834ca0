import { cx } from './cx.ts'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

const tones: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent hover:not-data-off:bg-accent-hover',
  secondary:
    'border border-line-strong/60 bg-bg text-fg hover:not-data-off:bg-bg-2 active:not-data-off:bg-bg-3',
  quiet: 'text-fg-2 hover:not-data-off:bg-bg-3 hover:not-data-off:text-fg',
  danger: 'bg-danger text-on-danger hover:not-data-off:opacity-90',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-7 gap-1.5 px-2.5 text-body-s font-medium',
  md: 'min-h-9 gap-2 px-3.5 text-label',
  lg: 'min-h-11 gap-2 px-5 text-label',
}

/** The look of a button, for links that act like one. */
export function buttonClass(tone: ButtonTone = 'secondary', size: ButtonSize = 'md', more?: string): string {
  return cx(
    'relative inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-control py-1',
    'whitespace-nowrap transition-colors pointer-coarse:min-h-11 data-off:opacity-50',
    tones[tone],
    sizes[size],
    more,
  )
}
