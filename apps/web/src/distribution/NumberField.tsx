import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field, Input } from '../ui/index.ts'

export interface NumberFieldProps {
  label: string
  hint?: ReactNode
  /** What an empty field means. */
  empty: string
  value: number | null
  from?: number
  to: number
  hideLabel?: boolean
  onChange: (value: number | null) => void
  'data-testid'?: string
}

/** A whole number, or nothing. What makes no sense stays in the field and is said. */
export function NumberField({
  label,
  hint,
  empty,
  value,
  from = 1,
  to,
  hideLabel,
  onChange,
  ...rest
}: NumberFieldProps) {
  const t = useTranslations('rules.turn')
  const [text, setText] = useState(value === null ? '' : String(value))
  const [wrong, setWrong] = useState(false)
  const shown = wrong || Number(text || Number.NaN) === value || (text === '' && value === null)
  return (
    <Field
      label={label}
      hint={hint}
      hideLabel={hideLabel}
      error={wrong ? t('badNumber', { from, to }) : null}
    >
      <Input
        {...rest}
        inputMode="numeric"
        autoComplete="off"
        placeholder={empty}
        value={shown ? text : (value ?? '')}
        className="max-w-48"
        onChange={(event) => {
          const typed = event.currentTarget.value.trim()
          const number = typed === '' ? null : Number(typed)
          const fits = number === null || (Number.isInteger(number) && number >= from && number <= to)
          setText(typed)
          setWrong(!fits)
          if (fits) onChange(number)
        }}
      />
    </Field>
  )
}
