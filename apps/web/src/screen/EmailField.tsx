import { useTranslations } from 'use-intl'
import { Field, Input } from '../ui/index.ts'

/** The address somebody signs in with. */
export function EmailField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('auth')
  return (
    <Field label={t('email')}>
      <Input
        type="email"
        name="email"
        autoComplete="username"
        required
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
