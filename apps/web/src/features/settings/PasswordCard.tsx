import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../api/api-error.ts'
import { changePassword } from '../../api/auth.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { NewPassword, shortestPassword } from '../../screen/NewPassword.tsx'
import { Button, Card, Field, PasswordInput, toast } from '../../ui/index.ts'

/** Changing my password; my other devices are signed out. */
export function PasswordCard() {
  const t = useTranslations('settings.profile')
  const words = useErrorWords()
  const { me, workspace } = useWorkspace()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      setTried(false)
      toast({ title: t('passwordChanged'), tone: 'ok' })
      // A new session has taken the place of the one that the device was bound to.
      void import('../../push/keep-device.ts')
        .then(({ keepDevice }) =>
          keepDevice({ personId: me.id, workspaceId: workspace.id, locale: me.locale }),
        )
        .catch(() => undefined)
    },
  })
  const refused = change.error instanceof ApiError && change.error.status > 0 && change.error.status < 429
  return (
    <Card title={t('passwordTitle')} description={t('passwordText')}>
      <form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (next.length >= shortestPassword) change.mutate()
        }}
      >
        <Field
          label={t('currentPassword')}
          error={change.isError ? (refused ? t('wrongPassword') : words(change.error)) : null}
        >
          <PasswordInput
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        </Field>
        <NewPassword value={next} onChange={setNext} strict={tried} />
        <Button
          type="submit"
          className="self-start"
          busy={change.isPending}
          disabled={current === '' || next === ''}
        >
          {t('changePassword')}
        </Button>
      </form>
    </Card>
  )
}
