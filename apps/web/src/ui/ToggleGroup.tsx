import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup as Base } from '@base-ui/react/toggle-group'
import type { LucideIcon } from 'lucide-react'

export interface ToggleGroupProps<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  choices: readonly { value: Value; label: string; icon?: LucideIcon }[]
}

/** One of two to four short choices, side by side. */
export function ToggleGroup<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: ToggleGroupProps<Value>) {
  return (
    <Base
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next as Value)}
      className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-control bg-bg-3 p-0.5"
    >
      {choices.map(({ value: own, label: words, icon: Icon }) => (
        <Toggle
          key={own}
          value={own}
          className={
            'inline-flex min-h-8 items-center gap-1.5 rounded-[5px] px-3 text-label text-fg-2 transition-colors hover:text-fg ' +
            'data-pressed:bg-bg data-pressed:text-fg data-pressed:shadow-[0_1px_2px_rgb(0_0_0/0.12)] pointer-coarse:min-h-11'
          }
        >
          {Icon && <Icon aria-hidden size={16} />}
          {words}
        </Toggle>
      ))}
    </Base>
  )
}
