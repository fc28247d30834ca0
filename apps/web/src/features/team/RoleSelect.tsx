import { accountRoutes, type MemberView } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { membersQuery, meQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { replaced } from '../../live/keep-queries.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { Select, toast } from '../../ui/index.ts'

/** Changes a member's role at once; a refusal puts it back and says why. */
export function RoleSelect({ member }: { member: MemberView }) {
  const t = useTranslations('team')
  const common = useTranslations('common')
  const words = useErrorWords()
  const client = useQueryClient()
  const { me, workspace } = useWorkspace()
  const { queryKey } = membersQuery(workspace.id)
  const show = (now: MemberView) =>
    client.setQueryData(queryKey, (known) => known && { members: replaced(known.members, [now]) })
  const change = useMutation({
    mutationFn: (role: MemberView['role']) =>
      call(accountRoutes.changeRole, {
        params: { workspaceId: workspace.id, memberId: member.id },
        body: { role },
      }),
    onMutate: (role) => show({ ...member, role }),
    onSuccess: (saved) => {
      show(saved)
      toast({
        title: t('roleChanged', { name: saved.name, role: common(`roles.${saved.role}`) }),
        tone: 'ok',
      })
      if (saved.id === me.id) void client.invalidateQueries({ queryKey: meQuery().queryKey })
    },
    onError: (error) => {
      show(member)
      toast({ title: words(error), tone: 'danger', urgent: true })
    },
  })
  return (
    <Select
      label={t('roleOf', { name: member.name })}
      width="fit"
      value={member.role}
      onChange={(role) => role !== member.role && change.mutate(role)}
      choices={(['owner', 'manager', 'agent'] as const).map((value) => ({
        value,
        label: common(`roles.${value}`),
        hint: t(`roleHints.${value}`),
      }))}
    />
  )
}
