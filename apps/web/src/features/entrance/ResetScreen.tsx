import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { resetPassword } from '../../api/auth.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { NewPassword, shortestPassword } from '../../screen/NewPassword.tsx'
import { useSubmission } from '../../screen/use-submission.ts'
import { Button, buttonClass, Notice } from '../../ui/index.ts'
import { EntranceFrame } from './EntranceFrame.tsx'

/** Sets a new password with the token of a reset link. */
export function ResetScreen() {
  const t = useTranslations('auth')
  const words = useErrorWords()
  const token = useSearch({ from: '/reset' }).token ?? ''
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const reset = useSubmission(() => resetPassword(token, password))
  if (reset.state === 'done' || token === '') {
    return (
      <EntranceFrame title={t('reset.title')}>
        <Notice
          tone={token === '' ? 'danger' : 'ok'}
          title={token === '' ? t('reset.noToken') : t('reset.done')}
          announce="politely"
        />
        <Link
          to={token === '' ? '/forgot' : '/login'}
          className={buttonClass('primary', 'md', 'mt-4 w-full')}
        >
          {token === '' ? t('reset.again') : t('login.action')}
        </Link>
      </EntranceFrame>
    )
  }
  return (
    <EntranceFrame title={t('reset.title')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (password.length >= shortestPassword) reset.submit()
        }}
      >
        {reset.error !== null && <Notice tone="danger" title={words(reset.error)} announce="now" />}
        <NewPassword value={password} onChange={setPassword} strict={tried} />
        <Button type="submit" tone="primary" busy={reset.state === 'busy'} className="w-full">
          {t('reset.action')}
        </Button>
      </form>
    </EntranceFrame>
  )
}
