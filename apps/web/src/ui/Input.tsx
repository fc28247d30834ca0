import { Input as Base } from '@base-ui/react/input'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { fieldClass } from './field-class.ts'

export interface InputProps extends Omit<ComponentProps<'input'>, 'value' | 'defaultValue'> {
  value?: string | undefined
  defaultValue?: string | undefined
  icon?: LucideIcon | undefined
}

/** One line of text. Inside a Field it takes the Field's label, hint and error by itself. */
export function Input({ icon: Icon, className, ...rest }: InputProps) {
  const input = (
    <Base
      {...rest}
      className={fieldClass(`h-9 w-full pointer-coarse:h-11 ${Icon ? 'pl-9' : ''} ${className ?? ''}`)}
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
