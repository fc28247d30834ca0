import { Field } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { fieldClass } from './field-class.ts'

export interface TextareaProps extends Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue'> {
  value?: string | undefined
  defaultValue?: string | undefined
}

/** Several lines of text; grows with what is written. The composer has a plain one of its own. */
export function Textarea({ className, rows = 3, value, defaultValue, ...rest }: TextareaProps) {
  return (
    <Field.Control
      value={value}
      defaultValue={defaultValue}
      render={
        <textarea
          {...rest}
          rows={rows}
          className={fieldClass(`field-sizing-content w-full max-h-60 resize-none py-1.5 ${className ?? ''}`)}
        />
      }
    />
  )
}
