import type { ChannelView } from '@lienmach/contract'
import { ListFilter, Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Chip, IconButton, Menu, MenuItem, MenuRadioGroup, MenuSeparator } from '../../ui/index.ts'
import type { InboxSearch } from './list-address.ts'

export interface ListHeaderProps {
  search: InboxSearch
  order: 'newest' | 'longest_waiting' | 'expiring'
  channels: ReadonlyMap<string, ChannelView> | null
  onChange: (search: InboxSearch) => void
}

const flags = ['unread', 'unanswered', 'phone'] as const
const orders = ['newest', 'longest_waiting', 'expiring'] as const

/** Above the list: search, order, filters. Everything set here stands in the address bar. */
export function ListHeader({ search, order, channels, onChange }: ListHeaderProps) {
  const t = useTranslations('inbox')
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<number | undefined>(undefined)
  const words = {
    unread: t('filter.unread'),
    unanswered: t('filter.unanswered'),
    phone: t('filter.hasPhone'),
  }

  const put = (changes: { [Key in keyof InboxSearch]?: InboxSearch[Key] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined),
      ),
    )

  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = search.q ?? ''
  }, [search.q])
  useEffect(() => () => window.clearTimeout(timer.current), [])

  return (
    <div className="space-y-2 border-b border-line p-2">
      <div className="flex items-center gap-1">
        <span className="relative min-w-0 flex-1">
          <Search
            size={16}
            aria-hidden
            className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-fg-3"
          />
          <input
            ref={field}
            id="inbox-search"
            type="search"
            data-testid="search"
            defaultValue={search.q}
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            autoComplete="off"
            spellCheck={false}
            onInput={(event) => {
              const q = event.currentTarget.value.trim()
              window.clearTimeout(timer.current)
              timer.current = window.setTimeout(() => put({ q: q === '' ? undefined : q }), 200)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
              event.currentTarget.value = ''
              put({ q: undefined })
              document.getElementById('conversation-list')?.focus()
            }}
            className="text-field h-9 w-full rounded-control border border-line-strong bg-bg ps-8 pe-8 [&::-webkit-search-cancel-button]:hidden pointer-coarse:h-11"
          />
          {search.q && (
            <button
              type="button"
              aria-label={t('search.clear')}
              onClick={() => {
                if (field.current) field.current.value = ''
                put({ q: undefined })
              }}
              className="absolute end-1.5 top-1/2 grid size-6 -translate-y-1/2 place-items-center rounded-control text-fg-3 hover:bg-bg-3"
            >
              <X size={14} aria-hidden />
            </button>
          )}
        </span>
        <Menu
          align="end"
          label={t('filter.label')}
          trigger={
            <IconButton
              id="inbox-filter"
              icon={ListFilter}
              label={t('filter.label')}
              shortcut="F"
              data-testid="filter"
            />
          }
        >
          <MenuRadioGroup
            label={t('order.label')}
            value={order}
            onChange={(next) => put({ order: next === 'newest' ? undefined : next })}
            choices={orders.map((one) => ({ value: one, label: t(`order.${one}`) }))}
          />
          <MenuSeparator />
          {flags.map((flag) => (
            <MenuItem
              key={flag}
              onSelect={() => put({ [flag]: search[flag] ? undefined : true })}
              data-testid={`filter-${flag}`}
            >
              {words[flag]}
            </MenuItem>
          ))}
          {channels !== null && channels.size > 1 && (
            <>
              <MenuSeparator />
              <MenuRadioGroup
                label={t('filter.channel')}
                value={search.channel ?? 'any'}
                onChange={(next) => put({ channel: next === 'any' ? undefined : next })}
                choices={[
                  { value: 'any', label: t('filter.anyChannel') },
                  ...[...channels.values()].map((channel) => ({ value: channel.id, label: channel.name })),
                ]}
              />
            </>
          )}
        </Menu>
      </div>
      {(search.channel || flags.some((flag) => search[flag])) && (
        <p className="flex flex-wrap gap-1">
          {search.channel && (
            <Chip
              onRemove={() => put({ channel: undefined })}
              removeLabel={t('filter.remove', { name: channels?.get(search.channel)?.name ?? '' })}
            >
              {channels?.get(search.channel)?.name ?? t('filter.channel')}
            </Chip>
          )}
          {flags
            .filter((flag) => search[flag])
            .map((flag) => (
              <Chip
                key={flag}
                onRemove={() => put({ [flag]: undefined })}
                removeLabel={t('filter.remove', { name: words[flag] })}
              >
                {words[flag]}
              </Chip>
            ))}
        </p>
      )}
    </div>
  )
}
