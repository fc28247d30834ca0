import { Switch as Base } from '@base-ui/react/switch'
import type { ReactNode } from 'react'

export interface SwitchProps {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean | undefined
  'data-testid'?: string | undefined
}

/** On or off, at once; for choices that need a save button take a Checkbox. */
export function Switch({ label, hint, checked, onChange, disabled = false, ...rest }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is its control.
    <label className="flex min-h-9 items-start gap-3 py-1">
      <span className="min-w-0 flex-1 text-label font-normal">
        {label}
        {hint && <span className="block text-body-s text-fg-3">{hint}</span>}
      </span>
      <Base.Root
        {...rest}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className={
          'mt-px inline-flex h-6 w-10 shrink-0 rounded-full border border-line-strong bg-bg-3 p-0.5 transition-colors ' +
          'data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50'
        }
      >
        <Base.Thumb className="size-4.5 rounded-full bg-fg-2 transition-transform data-checked:translate-x-4 data-checked:bg-on-accent" />
      </Base.Root>
    </label>
  )
}
