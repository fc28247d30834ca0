import { type ChannelView, inboxRoutes, type MemberView } from '@lienmach/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { readOf } from '../../api/queries.ts'
import { serverNow } from '../../entities/server-clock.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { Avatar, EmptyState, Notice, SkeletonRows } from '../../ui/index.ts'

export interface SearchResultsProps {
  query: string
  members: ReadonlyMap<string, MemberView>
  channels: ReadonlyMap<string, ChannelView> | null
  onOpen: (conversationId: string, messageId: string | null) => void
}

/** People first, then messages; without diacritics, and phone digits in any spacing. */
export function SearchResults({ query, channels, onOpen }: SearchResultsProps) {
  const t = useTranslations('inbox')
  const times = useTimes()
  const { workspace, store } = useWorkspace()
  const found = useQuery({
    ...readOf(inboxRoutes.search, { params: { workspaceId: workspace.id }, query: { q: query } }),
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (!found.data) return
    const { people, messages, seq } = found.data
    store.putConversations([...people, ...messages.map((hit) => hit.conversation)], seq)
  }, [found.data, store])

  if (found.isPending)
    return (
      <div className="p-3">
        <SkeletonRows rows={5} className="h-14" />
      </div>
    )
  if (found.isError)
    return (
      <div className="p-3">
        <Notice tone="danger" title={t('search.failed')} />
      </div>
    )
  const { people, messages } = found.data
  if (people.length === 0 && messages.length === 0) {
    return <EmptyState icon={SearchX} title={t('search.none', { query })} />
  }
  const nameOf = (conversation: (typeof people)[number]) =>
    conversation.contact.name ?? t('row.noName', { id: conversation.contact.externalId.slice(-4) })
  const row = 'flex w-full items-center gap-3 px-3 py-2 text-start hover:bg-bg-3'
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" data-testid="search-results">
      {people.length > 0 && <h2 className="px-3 pt-3 pb-1 text-caption text-fg-3">{t('search.people')}</h2>}
      {people.map((conversation) => (
        <button
          key={conversation.id}
          type="button"
          className={row}
          onClick={() => onOpen(conversation.id, null)}
          data-testid="search-person"
        >
          <Avatar
            id={conversation.contact.id}
            name={nameOf(conversation)}
            src={conversation.contact.pictureUrl}
            size={32}
            channel={channels?.get(conversation.channelId)?.kind}
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-label">{nameOf(conversation)}</span>
            <span className="block truncate text-body-s text-fg-3">
              {conversation.contact.phones.join(' · ') || channels?.get(conversation.channelId)?.name}
            </span>
          </span>
        </button>
      ))}
      {messages.length > 0 && (
        <h2 className="px-3 pt-3 pb-1 text-caption text-fg-3">{t('search.messages')}</h2>
      )}
      {messages.map(({ conversation, message }) => (
        <button
          key={message.id}
          type="button"
          className={row}
          onClick={() => onOpen(conversation.id, message.id)}
          data-testid="search-message"
        >
          <Avatar
            id={conversation.contact.id}
            name={nameOf(conversation)}
            src={conversation.contact.pictureUrl}
            size={32}
          />
          <span className="min-w-0 flex-1">
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate text-label">{nameOf(conversation)}</span>
              <time className="text-caption text-fg-3">{times.short(message.at, serverNow())}</time>
            </span>
            <span className="line-clamp-2 text-body-s text-fg-2">{message.text}</span>
          </span>
        </button>
      ))}
    </div>
  )
}
