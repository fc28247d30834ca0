import { useQuery } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { membersQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { InviteDialog } from '../../people/InviteDialog.tsx'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { useMay } from '../../session/may.ts'
import { Button, Card, Notice, SkeletonRows } from '../../ui/index.ts'
import { MembersTable } from './MembersTable.tsx'
import { PendingInvitations } from './PendingInvitations.tsx'

/** The people of the shop: who they are, whether they are there, how much they have to do. */
export function TeamScreen() {
  const t = useTranslations('team')
  const { workspace } = useWorkspace()
  const members = useQuery(membersQuery(workspace.id))
  const mayInvite = useMay('manager')
  const [inviting, setInviting] = useState(false)
  return (
    <SettingsScreen
      title={t('title')}
      description={t('text', { workspace: workspace.name })}
      actions={
        mayInvite && (
          <Button tone="primary" icon={UserRoundPlus} onClick={() => setInviting(true)} data-testid="invite">
            {t('invite')}
          </Button>
        )
      }
    >
      {members.isPending && <SkeletonRows rows={4} />}
      {members.isError && (
        <ErrorNotice error={members.error} title={t('loadFailed')} retry={() => void members.refetch()} />
      )}
      {members.data && (
        <Card flush>
          <MembersTable members={members.data.members} />
        </Card>
      )}
      {members.data?.members.length === 1 && mayInvite && <Notice tone="info" title={t('alone')} />}
      {mayInvite && <PendingInvitations />}
      <InviteDialog open={inviting} onOpenChange={setInviting} />
    </SettingsScreen>
  )
}
