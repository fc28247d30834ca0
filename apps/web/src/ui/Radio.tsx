import { Radio as Base } from '@base-ui/react/radio'
import { RadioGroup as BaseGroup } from '@base-ui/react/radio-group'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

export interface RadioChoice<Value extends string> {
  value: Value
  label: ReactNode
  /** What choosing it means, in a sentence or two. */
  hint?: ReactNode
  disabled?: boolean | undefined
  'data-testid'?: string | undefined
}

export interface RadioGroupProps<Value extends string> {
  /** The question that the choices answer. */
  label: string
  hideLabel?: boolean | undefined
  value: Value | null
  onChange: (value: Value) => void
  choices: readonly RadioChoice<Value>[]
  /** `cards` gives each choice a frame, for decisions that matter. */
  look?: 'plain' | 'cards' | undefined
  disabled?: boolean | undefined
}

/** One of a few, all of them visible. */
export function RadioGroup<Value extends string>({
  label,
  hideLabel,
  value,
  onChange,
  choices,
  look = 'plain',
  disabled = false,
}: RadioGroupProps<Value>) {
  const id = useId()
  return (
    <div>
      <div id={id} className={cx('mb-2 text-label', hideLabel && 'sr-only')}>
        {label}
      </div>
      <BaseGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        disabled={disabled}
        className={cx('flex flex-col', look === 'cards' ? 'gap-2' : 'gap-1')}
      >
        {choices.map(({ value: own, label: words, hint, disabled: off = false, ...rest }) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the button inside is its control.
          <label
            key={own}
            className={cx(
              'flex items-start gap-3 pointer-coarse:min-h-11',
              look === 'cards' &&
                'rounded-card border border-line p-3.5 transition-colors hover:border-line-strong has-data-checked:border-accent has-data-checked:bg-accent-soft/50',
              off && 'opacity-50',
            )}
          >
            <Base.Root
              {...rest}
              value={own}
              disabled={off}
              className="mt-0.5 inline-flex size-5 shrink-0 items-center justify-center rounded-full border border-line-strong bg-bg data-checked:border-accent data-checked:bg-accent"
            >
              <Base.Indicator className="size-2 rounded-full bg-on-accent" />
            </Base.Root>
            <span className="min-w-0 flex-1 text-label leading-6">
              {words}
              {hint && <span className="block text-body-s font-normal text-fg-2">{hint}</span>}
            </span>
          </label>
        ))}
      </BaseGroup>
    </div>
  )
}
