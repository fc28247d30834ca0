import { accountRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { meQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { LeaveGuard } from '../../screen/LeaveGuard.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { TimeZoneField } from '../../screen/TimeZoneField.tsx'
import { useMay } from '../../session/may.ts'
import { Button, Card, Field, Input, Notice, toast } from '../../ui/index.ts'
import { AttendanceCard } from './AttendanceCard.tsx'

/** The shop's name and clock. Everybody sees them, owners change them. */
export function WorkspaceScreen() {
  const t = useTranslations('settings.workspace')
  const settings = useTranslations('settings')
  const common = useTranslations('common')
  const words = useErrorWords()
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const isOwner = useMay('owner')
  const [name, setName] = useState(workspace.name)
  const [timeZone, setTimeZone] = useState(workspace.timeZone)
  const dirty = name.trim() !== workspace.name || timeZone !== workspace.timeZone
  const save = useMutation({
    mutationFn: () =>
      call(accountRoutes.updateWorkspace, {
        params: { workspaceId: workspace.id },
        body: { name: name.trim(), timeZone },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: meQuery().queryKey })
      toast({ title: common('saved'), tone: 'ok' })
    },
  })
  if (!isOwner) {
    return (
      <SettingsScreen title={t('title')} description={t('text')}>
        <Notice tone="info" title={t('ownersOnly')} />
        <Card>
          <dl className="grid gap-4 sm:grid-cols-2">
            <Fact name={t('name')} value={workspace.name} />
            <Fact name={settings('timeZone')} value={workspace.timeZone.replaceAll('_', ' ')} />
          </dl>
        </Card>
      </SettingsScreen>
    )
  }
  return (
    <SettingsScreen title={t('title')} description={t('text')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.isError && <Notice tone="danger" title={words(save.error)} announce="now" />}
        <Card>
          <div className="flex max-w-md flex-col gap-4">
            <Field label={t('name')}>
              <Input
                required
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            </Field>
            <TimeZoneField value={timeZone} onChange={setTimeZone} />
          </div>
        </Card>
        {dirty && (
          <div className="sticky bottom-4 flex flex-wrap items-center gap-2 rounded-card bg-bg p-3 pl-4 shadow-layer">
            <span className="flex-1 text-label font-normal">{t('unsaved')}</span>
            <Button
              tone="quiet"
              onClick={() => {
                setName(workspace.name)
                setTimeZone(workspace.timeZone)
              }}
            >
              {t('discard')}
            </Button>
            <Button type="submit" tone="primary" busy={save.isPending}>
              {common('save')}
            </Button>
          </div>
        )}
      </form>
      <AttendanceCard workspace={workspace} />
      <LeaveGuard dirty={dirty && !save.isPending} />
    </SettingsScreen>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-body-s text-fg-3">{name}</dt>
      <dd className="text-label">{value}</dd>
    </div>
  )
}
