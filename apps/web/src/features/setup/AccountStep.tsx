import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { EmailField } from '../../screen/EmailField.tsx'
import { NameField } from '../../screen/NameField.tsx'
import { NewPassword, shortestPassword } from '../../screen/NewPassword.tsx'
import { Button } from '../../ui/index.ts'
import type { Account } from './SetupScreen.tsx'

/** Step one: the owner's account. Nothing is sent yet. */
export function AccountStep({
  initial,
  onNext,
}: {
  initial: Account | null
  onNext: (account: Account) => void
}) {
  const t = useTranslations('settings.setup')
  const auth = useTranslations('auth')
  const [name, setName] = useState(initial?.name ?? '')
  const [email, setEmail] = useState(initial?.email ?? '')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (password.length >= shortestPassword) onNext({ name: name.trim(), email: email.trim(), password })
      }}
    >
      <header>
        <h1 className="text-display">{t('account.title')}</h1>
        <p className="mt-1 text-label font-normal text-fg-2">{t('account.text')}</p>
      </header>
      <NameField value={name} onChange={setName} />
      <EmailField value={email} onChange={setEmail} />
      <NewPassword label={auth('password')} value={password} onChange={setPassword} strict={tried} />
      <Button type="submit" tone="primary" size="lg" className="self-end max-sm:w-full">
        {t('next')}
      </Button>
    </form>
  )
}
