import { accountRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api/call.ts'
import { readOf } from '../api/queries.ts'
import { useWorkspace } from '../entities/workspace.ts'
import { useErrorWords } from '../screen/ErrorNotice.tsx'
import { reaches } from '../session/may.ts'
import { Button, CopyText, Dialog, Field, Input, RadioGroup } from '../ui/index.ts'

/** Invites somebody, and shows the link once. */
export function InviteDialog({
  open,
  onOpenChange,
  email: whom = '',
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Whom somebody has in mind already. */
  email?: string
}) {
  const t = useTranslations('team')
  const common = useTranslations('common')
  const words = useErrorWords()
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const [email, setEmail] = useState(whom)
  const [role, setRole] = useState<'owner' | 'manager' | 'agent'>('agent')
  const params = { workspaceId: workspace.id }
  const invitation = useMutation({
    mutationFn: () => call(accountRoutes.invite, { params, body: { email: email.trim(), role } }),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: readOf(accountRoutes.invitations, { params }).queryKey }),
  })
  const close = (next: boolean) => {
    onOpenChange(next)
    if (next) return
    setEmail(whom)
    setRole('agent')
    invitation.reset()
  }
  if (invitation.data) {
    const { mailed, link } = invitation.data
    const to = invitation.data.invitation.email
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t('invitedTitle')}
        description={mailed ? t('invitedMailed', { email: to }) : t('invitedNotMailed', { email: to })}
        footer={
          <Button tone="primary" onClick={() => close(false)}>
            {t('done')}
          </Button>
        }
      >
        <CopyText label={t('link')} text={link} data-testid="invitation-link" />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('inviteTitle', { workspace: workspace.name })}
      description={t('inviteText')}
      footer={
        <Button tone="primary" type="submit" form="invite" busy={invitation.isPending}>
          {t('inviteAction')}
        </Button>
      }
    >
      <form
        id="invite"
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          invitation.mutate()
        }}
      >
        <Field label={t('inviteEmail')} error={invitation.isError ? words(invitation.error) : null}>
          <Input
            type="email"
            required
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </Field>
        <RadioGroup
          label={t('role')}
          look="cards"
          value={role}
          onChange={setRole}
          choices={(['agent', 'manager', 'owner'] as const)
            .filter((value) => reaches(workspace.role, value))
            .map((value) => ({ value, label: common(`roles.${value}`), hint: t(`roleHints.${value}`) }))}
        />
      </form>
    </Dialog>
  )
}
