import { accountRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { membersQuery, meQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { NameField } from '../../screen/NameField.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { Button, Card, Field, Input, toast } from '../../ui/index.ts'
import { PasswordCard } from './PasswordCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'

/** Who I am to colleagues, and how I get in. */
export function ProfileScreen() {
  const t = useTranslations('settings.profile')
  return (
    <SettingsScreen title={t('title')} description={t('text')}>
      <AboutCard />
      <PasswordCard />
      <SessionsCard />
    </SettingsScreen>
  )
}

function AboutCard() {
  const t = useTranslations('settings.profile')
  const auth = useTranslations('auth')
  const common = useTranslations('common')
  const words = useErrorWords()
  const client = useQueryClient()
  const { me, workspace } = useWorkspace()
  const [name, setName] = useState(me.name)
  const dirty = name.trim() !== me.name && name.trim() !== ''
  const save = useMutation({
    mutationFn: () => call(accountRoutes.updateMe, { body: { name: name.trim() } }),
    onSuccess: (saved) => {
      client.setQueryData(meQuery().queryKey, saved)
      void client.invalidateQueries({ queryKey: membersQuery(workspace.id).queryKey })
      toast({ title: common('saved'), tone: 'ok' })
    },
  })
  return (
    <Card title={t('about')}>
      <form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (dirty) save.mutate()
        }}
      >
        <NameField value={name} onChange={setName} error={save.isError ? words(save.error) : null} />
        <Field label={auth('email')}>
          <Input value={me.email} readOnly />
        </Field>
        <Field label={t('role', { workspace: workspace.name })}>
          <Input value={common(`roles.${workspace.role}`)} readOnly />
        </Field>
        <Button type="submit" tone="primary" className="self-start" disabled={!dirty} busy={save.isPending}>
          {common('save')}
        </Button>
      </form>
    </Card>
  )
}
