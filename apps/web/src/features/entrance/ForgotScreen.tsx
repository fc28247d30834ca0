import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { requestPasswordReset } from '../../api/auth.ts'
import { EmailField } from '../../screen/EmailField.tsx'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { useSubmission } from '../../screen/use-submission.ts'
import { Button, Notice } from '../../ui/index.ts'
import { EntranceFrame } from './EntranceFrame.tsx'

/** Asks for a reset link. The answer does not tell whether an address is known. */
export function ForgotScreen() {
  const t = useTranslations('auth')
  const words = useErrorWords()
  const [email, setEmail] = useState('')
  const request = useSubmission(() => requestPasswordReset(email.trim()))
  return (
    <EntranceFrame
      title={t('forgot.title')}
      description={request.state === 'done' ? undefined : t('forgot.text')}
    >
      {request.state === 'done' ? (
        <Notice tone="ok" title={t('forgot.sent')} announce="politely">
          {t('forgot.sentText', { email: email.trim() })}
        </Notice>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            request.submit()
          }}
        >
          {request.error !== null && <Notice tone="danger" title={words(request.error)} announce="now" />}
          <EmailField value={email} onChange={setEmail} />
          <Button type="submit" tone="primary" busy={request.state === 'busy'} className="w-full">
            {t('forgot.action')}
          </Button>
        </form>
      )}
      <Link
        to="/login"
        className="mt-4 block rounded-control text-center text-body-s text-accent hover:underline"
      >
        {t('toLogin')}
      </Link>
    </EntranceFrame>
  )
}
