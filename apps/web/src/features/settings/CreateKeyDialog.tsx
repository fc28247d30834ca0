import { accountRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { Button, CopyText, Dialog, Field, Input, Notice, RadioGroup } from '../../ui/index.ts'

/** Creates a key and shows it, this once. */
export function CreateKeyDialog({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('settings.apiKeys')
  const common = useTranslations('common')
  const words = useErrorWords()
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const [name, setName] = useState('')
  const [role, setRole] = useState<'agent' | 'manager'>('agent')
  const params = { workspaceId: workspace.id }
  const creation = useMutation({
    mutationFn: () => call(accountRoutes.createApiKey, { params, body: { name: name.trim(), role } }),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: readOf(accountRoutes.apiKeys, { params }).queryKey }),
  })
  const close = (next: boolean) => {
    onOpenChange(next)
    if (next) return
    setName('')
    creation.reset()
  }
  if (creation.data) {
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t('createdTitle')}
        description={t('createdText')}
        footer={
          <Button tone="primary" onClick={() => close(false)}>
            {t('done')}
          </Button>
        }
      >
        <CopyText label={t('secret')} text={creation.data.secret} data-testid="api-key-secret" />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('createTitle')}
      footer={
        <Button
          tone="primary"
          type="submit"
          form="create-api-key"
          busy={creation.isPending}
          disabled={name.trim() === ''}
        >
          {t('create')}
        </Button>
      }
    >
      <form
        id="create-api-key"
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          creation.mutate()
        }}
      >
        {creation.isError && <Notice tone="danger" title={words(creation.error)} announce="now" />}
        <Field label={t('name')} hint={t('nameHint')}>
          <Input
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <RadioGroup
          label={t('role')}
          look="cards"
          value={role}
          onChange={setRole}
          choices={(['agent', 'manager'] as const).map((value) => ({
            value,
            label: common(`roles.${value}`),
            hint: t(`roleHints.${value}`),
          }))}
        />
      </form>
    </Dialog>
  )
}
