import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { signIn } from '../../api/auth.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { Button, Field, Input, Notice, PasswordInput } from '../../ui/index.ts'
import { EntranceFrame } from './EntranceFrame.tsx'
import { safeNext } from './safe-next.ts'

/** Signing in. A wrong password keeps the e-mail. */
export function LoginScreen() {
  const t = useTranslations('auth')
  const words = useErrorWords()
  const client = useQueryClient()
  const router = useRouter()
  const search = useSearch({ from: '/login' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const entry = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: () => {
      client.clear()
      router.history.replace(safeNext(search.next))
    },
    onError: () => setPassword(''),
  })
  return (
    <EntranceFrame title={t('login.title')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          entry.mutate()
        }}
      >
        {search.ended && !entry.isError && <Notice tone="info" title={t('login.ended')} />}
        {entry.isError && (
          <Notice tone="danger" title={words(entry.error)} announce="now" data-testid="login-error" />
        )}
        <Field label={t('email')}>
          <Input
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('password')}>
          <PasswordInput
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" tone="primary" busy={entry.isPending} className="w-full">
          {t('login.action')}
        </Button>
        <Link to="/forgot" className="self-center rounded-control text-body-s text-accent hover:underline">
          {t('login.forgot')}
        </Link>
      </form>
    </EntranceFrame>
  )
}
