import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { signIn } from '../../api/auth.ts'
import { EmailField } from '../../screen/EmailField.tsx'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { useSubmission } from '../../screen/use-submission.ts'
import { Button, Field, Notice, PasswordInput } from '../../ui/index.ts'
import { EntranceFrame } from './EntranceFrame.tsx'
import { safeNext } from './safe-next.ts'

/** Signing in. A wrong password keeps the e-mail. */
export function LoginScreen() {
  const t = useTranslations('auth')
  const words = useErrorWords()
  const router = useRouter()
  const search = useSearch({ from: '/login' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const entry = useSubmission(
    () => signIn(email.trim(), password).catch(forgetPassword),
    () => router.history.replace(safeNext(search.next)),
  )
  function forgetPassword(refusal: unknown): never {
    setPassword('')
    throw refusal
  }
  return (
    <EntranceFrame title={t('login.title')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          entry.submit()
        }}
      >
        {search.ended && entry.error === null && <Notice tone="info" title={t('login.ended')} />}
        {entry.error !== null && (
          <Notice tone="danger" title={words(entry.error)} announce="now" data-testid="login-error" />
        )}
        <EmailField value={email} onChange={setEmail} />
        <Field label={t('password')}>
          <PasswordInput
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" tone="primary" busy={entry.state === 'busy'} className="w-full">
          {t('login.action')}
        </Button>
        <Link to="/forgot" className="self-center rounded-control text-body-s text-accent hover:underline">
          {t('login.forgot')}
        </Link>
      </form>
    </EntranceFrame>
  )
}
