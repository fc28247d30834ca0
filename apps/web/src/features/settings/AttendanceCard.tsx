import { accountRoutes, type WorkspaceView } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { meQuery } from '../../api/queries.ts'
import { NumberField } from '../../distribution/NumberField.tsx'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { LeaveGuard } from '../../screen/LeaveGuard.tsx'
import { Button, Card, toast } from '../../ui/index.ts'

const settings = ['autoAwayMinutes', 'alertWaitingMinutes', 'alertUnclaimedMinutes'] as const
const longest = 10_080

/** After how long somebody counts as away, and after how long a waiting customer is told of. Minutes; empty: never. */
export function AttendanceCard({ workspace }: { workspace: WorkspaceView }) {
  const t = useTranslations('settings.attendance')
  const common = useTranslations('common')
  const client = useQueryClient()
  const { autoAwayMinutes, alertWaitingMinutes, alertUnclaimedMinutes } = workspace
  const [form, setForm] = useState({ autoAwayMinutes, alertWaitingMinutes, alertUnclaimedMinutes })
  const dirty = settings.some((name) => form[name] !== workspace[name])
  const save = useMutation({
    mutationFn: () =>
      call(accountRoutes.updateWorkspace, { params: { workspaceId: workspace.id }, body: form }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: meQuery().queryKey })
      toast({ title: common('saved'), tone: 'ok' })
    },
  })
  return (
    <Card
      title={t('title')}
      description={t('text')}
      data-testid="attendance-card"
      footer={
        <Button
          tone="primary"
          disabled={!dirty}
          busy={save.isPending}
          onClick={() => save.mutate()}
          data-testid="attendance-save"
        >
          {common('save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {save.isError && <ErrorNotice error={save.error} />}
        {settings.map((name) => (
          <NumberField
            key={name}
            label={t(`${name}.label`)}
            hint={t(`${name}.hint`)}
            empty={t('never')}
            value={form[name]}
            to={longest}
            onChange={(value) => setForm((known) => ({ ...known, [name]: value }))}
            data-testid={name}
          />
        ))}
      </div>
      <LeaveGuard dirty={dirty && !save.isPending} />
    </Card>
  )
}
