import { accountRoutes, type MemberView } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { membersQuery } from '../../api/queries.ts'
import { useMembers, useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { AlertDialog, Field, RadioGroup, Select, toast } from '../../ui/index.ts'

type HandOver = 'queue' | 'release' | 'colleague'
const ways: readonly HandOver[] = ['queue', 'release', 'colleague']

/** Asks before somebody leaves what becomes of their open conversations, so that none is left with nobody by accident. */
export function RemoveMemberDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useTranslations('team')
  const words = useErrorWords()
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const colleagues = [...useMembers().values()].filter(({ id }) => id !== member.id)
  const [way, setWay] = useState<HandOver>('queue')
  const [heir, setHeir] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const { queryKey } = membersQuery(workspace.id)
  const removal = useMutation({
    mutationFn: (open: string) =>
      call(accountRoutes.removeMember, {
        params: { workspaceId: workspace.id, memberId: member.id },
        body: { open },
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
  const has = member.openConversations > 0
  const open = way === 'colleague' ? heir : way
  return (
    <AlertDialog
      open
      onOpenChange={(shown) => !shown && onClose()}
      title={t('removeTitle', { name: member.name })}
      description={t('removeText', { n: member.openConversations, name: member.name })}
      confirmLabel={t('remove')}
      busy={removal.isPending}
      onConfirm={() => (open === null ? setTried(true) : removal.mutate(open))}
    >
      {has && (
        <div className="flex flex-col gap-3">
          <RadioGroup
            label={t('handOver.label')}
            value={way}
            onChange={setWay}
            choices={ways.map((value) => ({
              value,
              label: t(`handOver.${value}.title`),
              hint: t(`handOver.${value}.hint`),
              disabled: value === 'colleague' && colleagues.length === 0,
              'data-testid': `hand-over-${value}`,
            }))}
          />
          {way === 'colleague' && (
            <Field
              label={t('handOver.heir')}
              error={tried && heir === null ? t('handOver.heirMissing') : null}
            >
              <Select
                value={heir}
                onChange={setHeir}
                choices={colleagues.map(({ id, name, email }) => ({ value: id, label: name, hint: email }))}
                data-testid="hand-over-heir"
              />
            </Field>
          )}
        </div>
      )}
    </AlertDialog>
  )
}
