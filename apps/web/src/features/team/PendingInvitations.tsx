import { accountRoutes, type InvitationView } from '@lienmach/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice, useErrorWords } from '../../screen/ErrorNotice.tsx'
import { useNow } from '../../time/use-now.ts'
import { Button, Card, Chip, toast } from '../../ui/index.ts'

/** Invitations that nobody has accepted yet. Stands only where there are some. */
export function PendingInvitations() {
  const t = useTranslations('team')
  const { workspace } = useWorkspace()
  const invitations = useQuery(readOf(accountRoutes.invitations, { params: { workspaceId: workspace.id } }))
  if (invitations.isError)
    return <ErrorNotice error={invitations.error} retry={() => void invitations.refetch()} />
  if (!invitations.data || invitations.data.invitations.length === 0) return null
  return (
    <Card title={t('pending')} description={t('pendingText')} flush>
      <ul>
        {invitations.data.invitations.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ invitation }: { invitation: InvitationView }) {
  const t = useTranslations('team')
  const common = useTranslations('common')
  const words = useErrorWords()
  const times = useTimes()
  const now = useNow(60_000)
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const params = { workspaceId: workspace.id }
  const revocation = useMutation({
    mutationFn: () =>
      call(accountRoutes.revokeInvitation, { params: { ...params, invitationId: invitation.id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: readOf(accountRoutes.invitations, { params }).queryKey })
      toast({ title: t('revoked'), tone: 'ok' })
    },
    onError: (error) => toast({ title: words(error), tone: 'danger', urgent: true }),
  })
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-56">
        <div className="flex flex-wrap items-center gap-2">
          <span className="truncate text-label">{invitation.email}</span>
          <Chip>{common(`roles.${invitation.role}`)}</Chip>
        </div>
        <div className="text-body-s text-fg-3">
          {t('pendingFrom', { inviter: invitation.invitedBy, time: times.ago(invitation.createdAt, now) })} ·{' '}
          {t('expires', { time: times.full(invitation.expiresAt) })}
        </div>
      </div>
      <Button size="sm" busy={revocation.isPending} onClick={() => revocation.mutate()}>
        {t('revoke')}
      </Button>
    </li>
  )
}
