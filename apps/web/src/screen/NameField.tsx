import { useTranslations } from 'use-intl'
import { Field, Input } from '../ui/index.ts'

export interface NameFieldProps {
  value: string
  onChange: (value: string) => void
  error?: string | null
}

/** What colleagues call somebody. */
export function NameField({ value, onChange, error = null }: NameFieldProps) {
  const t = useTranslations('auth')
  return (
    <Field label={t('name')} hint={t('nameHint')} error={error}>
      <Input
        name="name"
        autoComplete="name"
        required
        maxLength={120}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
