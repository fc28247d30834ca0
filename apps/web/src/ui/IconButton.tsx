import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon
  /** What it does; read aloud and shown in the tooltip. */
  label: string
  /** Its key, shown in the tooltip. */
  shortcut?: string | undefined
  size?: 'sm' | 'md' | undefined
  /** Pressed or not, for a button that switches something. */
  pressed?: boolean | undefined
  /** Off in long lists, where one shared tooltip serves. */
  tooltip?: boolean | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
}

/** A button that is only a picture, with a name and a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  size = 'md',
  pressed,
  tooltip = true,
  side,
  disabled = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      data-off={disabled ? '' : undefined}
      onClick={disabled ? (event) => event.preventDefault() : onClick}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-control text-fg-2 transition-colors',
        'hover:not-data-off:bg-bg-3 hover:not-data-off:text-fg data-off:opacity-40 data-popup-open:bg-bg-3',
        'pointer-coarse:min-h-11 pointer-coarse:min-w-11 aria-pressed:bg-accent-soft aria-pressed:text-on-accent-soft',
        size === 'sm' ? 'size-7' : 'size-9',
        className,
      )}
    >
      <Icon aria-hidden size={size === 'sm' ? 16 : 18} />
    </button>
  )
  if (!tooltip) return button
  return (
    <Tooltip label={label} shortcut={shortcut} side={side}>
      {button}
    </Tooltip>
  )
}
