import { useTranslations } from 'use-intl'
import { Field, PasswordInput } from '../ui/index.ts'

/** Fewest characters of a new password. The server counts the same way. */
export const shortestPassword = 12

export interface NewPasswordProps {
  value: string
  onChange: (value: string) => void
  /** Complain about a password that is too short: once somebody tried to go on. */
  strict: boolean
  label?: string | undefined
}

/** A new password: long rather than odd, pasted or made by a password manager. */
export function NewPassword({ value, onChange, strict, label }: NewPasswordProps) {
  const t = useTranslations('auth')
  const short = value.length < shortestPassword
  return (
    <Field
      label={label ?? t('newPassword')}
      hint={t('passwordHint')}
      error={strict && short ? t('passwordShort') : null}
    >
      <PasswordInput
        name="new-password"
        autoComplete="new-password"
        required
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
