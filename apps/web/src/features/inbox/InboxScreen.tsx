import type { InboxView } from '@lienmach/contract'
import { MessagesSquare } from 'lucide-react'
import { type ReactNode, useCallback, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { usePreference } from '../../app/preference.ts'
import { densityChoice } from '../../app/theme.ts'
import { useList } from '../../entities/hooks.ts'
import { useChannels, useMembers, useWorkspace } from '../../entities/workspace.ts'
import { listKey } from '../../entities/workspace-store.ts'
import { Button, cx, EmptyState, Notice, Skeleton, SkeletonGroup } from '../../ui/index.ts'
import { ConversationList } from './ConversationList.tsx'
import { EmptyList } from './EmptyList.tsx'
import { HeldPanel } from './HeldPanel.tsx'
import { ListHeader } from './ListHeader.tsx'
import { type InboxSearch, isFiltered, listQuery, withoutSteps } from './list-address.ts'
import { SearchResults } from './SearchResults.tsx'
import { useListKeys } from './use-list-keys.ts'
import { ViewNav } from './ViewNav.tsx'

/** Where the reader is. All of it stands in the address bar. */
export interface InboxAddress {
  view: InboxView
  conversationId: string | null
  search: InboxSearch
}

export interface InboxScreenProps {
  address: InboxAddress
  /** `replace` leaves no step in the history: for walking through the list by keys. */
  go: (address: InboxAddress, how?: 'replace') => void
  onConnect: () => void
  onChannel: (channelId: string) => void
  /** The open conversation; how to come back from it on a narrow screen, and what follows it when it is done. */
  conversation: (open: { conversationId: string; onBack: () => void; onDone: () => void }) => ReactNode
}

/** The work: views, list, conversation. One column on a phone, three on a desk. */
export function InboxScreen({ address, go, onConnect, onChannel, conversation }: InboxScreenProps) {
  const { view, conversationId } = address
  // What stands beside one conversation does not follow to the next.
  const search = withoutSteps(address.search)
  const t = useTranslations('inbox')
  const { store } = useWorkspace()
  const members = useMembers()
  const channels = useChannels()
  const query = listQuery(view, search)
  const key = listKey(query)
  const list = useList(key)
  const rowHeight = usePreference(densityChoice) === 'compact' ? 56 : 76

  useEffect(() => {
    void store.loadList(JSON.parse(key) as typeof query).catch(() => undefined)
  }, [store, key])

  const open = useCallback(
    (id: string) => go({ view, search: { ...search }, conversationId: id }),
    [go, view, search],
  )
  const back = () => go({ view, search, conversationId: null })
  const next = () => {
    const ids = store.lists.get(key)?.ids ?? []
    const at = conversationId === null ? -1 : ids.indexOf(conversationId)
    const following = ids[at + 1] ?? ids[at - 1]
    go({
      view,
      search,
      conversationId: following === undefined || following === conversationId ? null : following,
    })
  }
  const select = useCallback(
    (id: string) => go({ view, search, conversationId: id }, 'replace'),
    [go, view, search],
  )
  useListKeys({
    ids: list?.ids ?? [],
    selectedId: conversationId,
    conversation: (id) => store.conversations.get(id),
    select,
  })

  return (
    <main id="main" tabIndex={-1} className="flex h-full min-w-0 outline-none">
      <div className="hidden w-52 shrink-0 border-e border-line bg-bg-2 xl:block">
        <h1 className="px-4 pt-4 pb-1 text-title">{t('title')}</h1>
        <ViewNav
          view={view}
          onView={(to) => go({ view: to, search: {}, conversationId: null })}
          horizontal={false}
        />
      </div>
      <section
        className={cx(
          'min-w-0 flex-col border-e border-line bg-bg md:flex md:w-80 md:shrink-0 xl:w-90',
          conversationId === null ? 'flex w-full' : 'hidden',
        )}
      >
        <div className="border-b border-line xl:hidden">
          <h1 className="sr-only">{t('title')}</h1>
          <ViewNav
            view={view}
            onView={(to) => go({ view: to, search: {}, conversationId: null })}
            horizontal
          />
        </div>
        <ListHeader
          search={search}
          order={query.order}
          channels={channels}
          onChange={(changed) => go({ view, conversationId, search: changed }, 'replace')}
        />
        {view === 'held' && search.q === undefined && (
          <HeldPanel
            channels={channels}
            channelId={query.channelId}
            onSteps={(id) => go({ view, conversationId: id, search: { ...search, steps: true } })}
            onOpen={open}
            onChannel={onChannel}
            onOnly={(channel) => go({ view, conversationId, search: { ...search, channel } }, 'replace')}
          />
        )}
        {search.q !== undefined ? (
          <SearchResults
            query={search.q}
            members={members}
            channels={channels}
            onOpen={(id, message) =>
              go({
                view,
                conversationId: id,
                search: message === null ? { q: search.q ?? '' } : { q: search.q ?? '', message },
              })
            }
          />
        ) : list === undefined || (list.state === 'loading' && list.ids.length === 0) ? (
          <ListSkeleton rowHeight={rowHeight} />
        ) : list.state === 'failed' ? (
          <div className="p-3">
            <Notice
              tone="danger"
              title={t('failed')}
              actions={
                <Button size="sm" onClick={() => void store.loadList(query).catch(() => undefined)}>
                  {t('retry')}
                </Button>
              }
            />
          </div>
        ) : list.ids.length === 0 ? (
          <EmptyList
            view={view}
            filtered={isFiltered(query)}
            noChannel={
              channels !== null && ![...channels.values()].some((channel) => channel.state !== 'found')
            }
            onConnect={onConnect}
            onView={(to) => go({ view: to, search: {}, conversationId: null })}
          />
        ) : (
          <ConversationList
            list={list}
            selectedId={conversationId}
            members={members}
            channels={channels}
            rowHeight={rowHeight}
            onOpen={open}
            onSelect={select}
          />
        )}
      </section>
      <section className={cx('relative min-w-0 flex-1 bg-bg', conversationId === null && 'hidden md:block')}>
        {conversationId === null ? (
          <div className="grid h-full place-items-center">
            <EmptyState icon={MessagesSquare} title={t('choose')}>
              {t('chooseHint')}
            </EmptyState>
          </div>
        ) : (
          conversation({ conversationId, onBack: back, onDone: next })
        )}
      </section>
    </main>
  )
}

function ListSkeleton({ rowHeight }: { rowHeight: number }) {
  return (
    <SkeletonGroup className="flex-1 overflow-hidden">
      {Array.from({ length: 8 }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike
          key={index}
          className="flex items-center gap-3 border-b border-line px-3"
          style={{ height: rowHeight }}
        >
          <Skeleton className="size-10 rounded-full" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3.5 w-32" />
            <Skeleton className="h-3 w-full" />
          </div>
        </div>
      ))}
    </SkeletonGroup>
  )
}
