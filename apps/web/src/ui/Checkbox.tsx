import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface CheckboxProps {
  label: ReactNode
  hint?: ReactNode
  /** The label is said to screen readers only. */
  hideLabel?: boolean | undefined
  checked: boolean
  /** Some of what it stands for are ticked. */
  partly?: boolean | undefined
  onChange: (checked: boolean) => void
  disabled?: boolean | undefined
  className?: string | undefined
  'data-testid'?: string | undefined
}

/** A tick. */
export function Checkbox({
  label,
  hint,
  hideLabel,
  checked,
  partly = false,
  onChange,
  disabled = false,
  className,
  ...rest
}: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is its control.
    <label
      className={cx(
        'flex min-h-6 items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center',
        className,
      )}
    >
      <Base.Root
        {...rest}
        checked={checked}
        indeterminate={partly}
        onCheckedChange={onChange}
        disabled={disabled}
        className={
          'mt-0.5 inline-flex size-5 shrink-0 items-center justify-center rounded-tail border border-line-strong bg-bg text-on-accent ' +
          'data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent'
        }
      >
        <Base.Indicator>
          {partly ? (
            <Minus aria-hidden size={14} strokeWidth={3} />
          ) : (
            <Check aria-hidden size={14} strokeWidth={3} />
          )}
        </Base.Indicator>
      </Base.Root>
      <span className={cx('min-w-0 flex-1 text-label font-normal leading-6', hideLabel && 'sr-only')}>
        {label}
        {hint && <span className="block text-body-s text-fg-3">{hint}</span>}
      </span>
    </label>
  )
}
