import { accountRoutes, type MemberView } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { membersQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { AlertDialog, toast } from '../../ui/index.ts'

/** Asks before somebody leaves, and says what becomes of their conversations. */
export function RemoveMemberDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useTranslations('team')
  const words = useErrorWords()
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const { queryKey } = membersQuery(workspace.id)
  const removal = useMutation({
    mutationFn: () =>
      call(accountRoutes.removeMember, {
        params: { workspaceId: workspace.id, memberId: member.id },
        body: {},
      }),
    onSuccess: () => {
      client.setQueryData(
        queryKey,
        (known) => known && { members: known.members.filter(({ id }) => id !== member.id) },
      )
      toast({ title: t('removed', { name: member.name }), tone: 'ok' })
      onClose()
    },
    onError: (error) => toast({ title: words(error), tone: 'danger', urgent: true }),
  })
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('removeTitle', { name: member.name })}
      description={t('removeText', { n: member.openConversations, name: member.name })}
      confirmLabel={t('remove')}
      busy={removal.isPending}
      onConfirm={() => removal.mutate()}
    />
  )
}
