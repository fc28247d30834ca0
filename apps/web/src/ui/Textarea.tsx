import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { fieldClass } from './field-class.ts'
import { useFieldTies } from './field-context.ts'

export type TextareaProps = ComponentProps<'textarea'>

/** Several lines of text; grows with what is written. The composer has a plain one of its own. */
export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  const ties = useFieldTies()
  return (
    <textarea
      {...ties}
      {...rest}
      rows={rows}
      className={fieldClass(cx('field-sizing-content max-h-60 w-full resize-none py-1.5', className))}
    />
  )
}
