import { accountRoutes } from '@lienmach/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { homeZone, TimeZoneField } from '../../screen/TimeZoneField.tsx'
import { Button, Field, Input, Notice } from '../../ui/index.ts'
import type { Account } from './SetupScreen.tsx'

export interface ShopStepProps {
  account: Account
  onBack: () => void
  onDone: () => void
}

/** Step two: the shop. Creates account and shop together, and signs in. */
export function ShopStep({ account, onBack, onDone }: ShopStepProps) {
  const t = useTranslations('settings.setup')
  const common = useTranslations('common')
  const words = useErrorWords()
  const locale = useLocale()
  const [workspaceName, setWorkspaceName] = useState('')
  const [timeZone, setTimeZone] = useState(homeZone)
  const creation = useMutation({
    mutationFn: () =>
      call(accountRoutes.setUp, {
        body: { ...account, workspaceName: workspaceName.trim(), timeZone, locale },
      }),
    onSuccess: onDone,
  })
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        creation.mutate()
      }}
    >
      <header>
        <h1 className="text-display">{t('shop.title')}</h1>
        <p className="mt-1 text-label font-normal text-fg-2">{t('shop.text')}</p>
      </header>
      {creation.isError && <Notice tone="danger" title={words(creation.error)} announce="now" />}
      <Field label={t('shop.name')}>
        <Input
          name="organization"
          autoComplete="organization"
          required
          maxLength={120}
          value={workspaceName}
          onChange={(event) => setWorkspaceName(event.currentTarget.value)}
        />
      </Field>
      <TimeZoneField value={timeZone} onChange={setTimeZone} />
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button size="lg" onClick={onBack}>
          {common('back')}
        </Button>
        <Button type="submit" tone="primary" size="lg" busy={creation.isPending}>
          {t('shop.action')}
        </Button>
      </div>
    </form>
  )
}
