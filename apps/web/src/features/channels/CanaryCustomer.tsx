import { type CanaryView, inboxRoutes } from '@lienmach/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readOf } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { Button, Combobox, Field } from '../../ui/index.ts'

/** Chooses the customer to whom the canary may write, found by name or phone among those of this channel. */
export function CanaryCustomer({
  channelId,
  contact,
  saving,
  onChoose,
}: {
  channelId: string
  contact: CanaryView['contact']
  saving: boolean
  onChoose: (contactId: string | null) => void
}) {
  const t = useTranslations('channels.canary')
  const [query, setQuery] = useState('')
  const people = usePeople(channelId, useDeferredValue(query.trim()))
  const nameOf = (id: string, name: string | null) => name ?? t('noName', { id: id.slice(-4) })
  const choices = people.map(({ contact: one }) => ({
    value: one.id,
    label: nameOf(one.externalId, one.name),
    hint: one.phones[0],
  }))
  // The chosen one keeps its name in the field, whoever was found.
  const all =
    contact !== null && choices.every(({ value }) => value !== contact.id)
      ? [{ value: contact.id, label: nameOf(contact.id, contact.name), hint: undefined }, ...choices]
      : choices
  return (
    <Field label={t('customer')} hint={t('customerHint')}>
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <Combobox
            choices={all}
            value={contact?.id ?? null}
            placeholder={t('customerPlaceholder')}
            disabled={saving}
            onSearch={setQuery}
            onChange={onChoose}
            data-testid="canary-customer"
          />
        </div>
        {contact !== null && (
          <Button tone="quiet" busy={saving} onClick={() => onChoose(null)} data-testid="canary-clear">
            {t('clear')}
          </Button>
        )}
      </div>
    </Field>
  )
}

/** Customers of one channel: those who match what is typed, or the latest when nothing is. */
function usePeople(channelId: string, query: string) {
  const { workspace } = useWorkspace()
  const params = { workspaceId: workspace.id }
  const found = useQuery({
    ...readOf(inboxRoutes.search, { params, query: { q: query } }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })
  const latest = useQuery({
    ...readOf(inboxRoutes.conversations, { params, query: { view: 'all', channelId, limit: 20 } }),
    enabled: query === '',
  })
  const conversations = query === '' ? latest.data?.conversations : found.data?.people
  return (conversations ?? []).filter((one) => one.channelId === channelId)
}
