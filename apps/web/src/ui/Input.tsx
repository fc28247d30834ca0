import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { fieldClass } from './field-class.ts'
import { useFieldTies } from './field-context.ts'

export interface InputProps extends ComponentProps<'input'> {
  icon?: LucideIcon | undefined
}

/** One line of text. Inside a Field it takes the Field's label, hint and error by itself. */
export function Input({ icon: Icon, className, ...rest }: InputProps) {
  const ties = useFieldTies()
  const input = (
    <input
      {...ties}
      {...rest}
      className={fieldClass(cx('h-9 w-full pointer-coarse:h-11', Icon && 'pl-9', className))}
    />
  )
  if (!Icon) return input
  return (
    <span className="relative block">
      <Icon
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-fg-3"
      />
      {input}
    </span>
  )
}
