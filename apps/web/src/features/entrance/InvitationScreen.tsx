import { accountRoutes } from '@lienmach/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { ServerState } from '../../api/ServerState.tsx'
import { ErrorNotice, useErrorWords } from '../../screen/ErrorNotice.tsx'
import { NameField } from '../../screen/NameField.tsx'
import { NewPassword, shortestPassword } from '../../screen/NewPassword.tsx'
import { chooseWorkspace } from '../../session/chosen-workspace.ts'
import { Button, buttonClass, Field, Input, Notice, PasswordInput, SkeletonRows } from '../../ui/index.ts'
import { EntranceFrame } from './EntranceFrame.tsx'

/** Accepting an invitation: says who invites, to which shop and as what, before anything is asked. */
export function InvitationScreen() {
  return (
    <ServerState>
      <Invitation />
    </ServerState>
  )
}

function Invitation() {
  const t = useTranslations('auth')
  const { token } = useParams({ from: '/invite/$token' })
  const invitation = useQuery(readOf(accountRoutes.invitationByToken, { params: { token } }))
  if (invitation.isPending) {
    return (
      <EntranceFrame title={t('invite.title')}>
        <SkeletonRows rows={3} className="h-9" />
      </EntranceFrame>
    )
  }
  if (invitation.isError) {
    return (
      <EntranceFrame title={t('invite.title')}>
        <ErrorNotice error={invitation.error} title={t('invite.unusable')} />
        <Link to="/login" className={buttonClass('secondary', 'md', 'mt-4 w-full')}>
          {t('toLogin')}
        </Link>
      </EntranceFrame>
    )
  }
  return <Acceptance token={token} {...invitation.data} />
}

interface AcceptanceProps {
  token: string
  workspaceName: string
  invitedBy: string
  email: string
  role: 'owner' | 'manager' | 'agent'
  hasAccount: boolean
}

function Acceptance({ token, workspaceName, invitedBy, email, role, hasAccount }: AcceptanceProps) {
  const t = useTranslations('auth')
  const roles = useTranslations('common.roles')
  const words = useErrorWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const acceptance = useMutation({
    mutationFn: () =>
      call(accountRoutes.acceptInvitation, {
        params: { token },
        body: hasAccount ? { password } : { name: name.trim(), password },
      }),
    onSuccess: (workspace) => {
      client.clear()
      chooseWorkspace(workspace.id)
      void navigate({ to: '/inbox' })
    },
  })
  return (
    <EntranceFrame
      title={t('invite.to', { workspace: workspaceName })}
      description={t.rich('invite.text', {
        b: (words) => <strong className="font-semibold text-fg">{words}</strong>,
        inviter: invitedBy,
        role: roles(role),
      })}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (hasAccount || password.length >= shortestPassword) acceptance.mutate()
        }}
      >
        {acceptance.isError && <Notice tone="danger" title={words(acceptance.error)} announce="now" />}
        <Field label={t('email')}>
          <Input type="email" name="email" autoComplete="username" value={email} readOnly />
        </Field>
        {hasAccount ? (
          <Field label={t('password')} hint={t('invite.haveAccount')}>
            <PasswordInput
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </Field>
        ) : (
          <>
            <NameField value={name} onChange={setName} />
            <NewPassword value={password} onChange={setPassword} strict={tried} />
          </>
        )}
        <Button type="submit" tone="primary" busy={acceptance.isPending} className="w-full">
          {t('invite.action', { workspace: workspaceName })}
        </Button>
      </form>
    </EntranceFrame>
  )
}
