import type { ChannelView, MemberView } from '@lienmach/contract'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import type { List } from '../../entities/workspace-store.ts'
import { Button } from '../../ui/index.ts'
import { ConversationRow } from './ConversationRow.tsx'
import { useStillOrder } from './use-still-order.ts'

export interface ConversationListProps {
  list: List
  selectedId: string | null
  members: ReadonlyMap<string, MemberView>
  channels: ReadonlyMap<string, ChannelView> | null
  rowHeight: number
  onOpen: (conversationId: string, how: 'pointer' | 'key') => void
  onSelect: (conversationId: string) => void
}

/** One view of the inbox. Rows never change height and never move under the pointer. */
export function ConversationList({
  list,
  selectedId,
  members,
  channels,
  rowHeight,
  onOpen,
  onSelect,
}: ConversationListProps) {
  const t = useTranslations('inbox')
  const { store } = useWorkspace()
  const box = useRef<HTMLDivElement>(null)
  const [inside, setInside] = useState(false)
  const { ids, movedAbove, release } = useStillOrder(list.ids, inside)
  const [loading, setLoading] = useState(false)
  const [away, setAway] = useState(false)
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
  })
  const visible = rows.getVirtualItems()
  const lastVisible = visible.at(-1)?.index ?? 0

  useEffect(() => {
    if (list.next === null || loading || lastVisible < ids.length - 12) return
    setLoading(true)
    void store
      .loadMore(list.query)
      .catch(() => undefined)
      .finally(() => setLoading(false))
  }, [store, list.next, list.query, loading, lastVisible, ids.length])

  const at = selectedId === null ? -1 : ids.indexOf(selectedId)
  const go = (to: number) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, to))]
    if (id === undefined) return
    rows.scrollToIndex(ids.indexOf(id))
    onSelect(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = placeFor(event.key, at, ids.length, page)
    if (event.key === 'Enter' && selectedId !== null) onOpen(selectedId, 'key')
    else if (to !== null) go(to)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="relative min-h-0 flex-1">
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list of rows with buttons in them is a grid, not a table */}
      <div
        ref={box}
        id="conversation-list"
        role="grid"
        tabIndex={0}
        aria-label={t('list')}
        aria-rowcount={list.next === null ? ids.length : -1}
        aria-activedescendant={selectedId === null ? undefined : `row-${selectedId}`}
        data-testid="conversation-list"
        className="h-full overflow-y-auto overscroll-contain -outline-offset-2"
        onKeyDown={onKeyDown}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setInside(true)}
        onPointerMove={(event) => event.pointerType === 'mouse' && setInside(true)}
        onPointerLeave={() => setInside(false)}
        onScroll={() => setAway((box.current?.scrollTop ?? 0) > rowHeight)}
      >
        <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {visible.map((row) => {
            const id = ids[row.index]
            return id === undefined ? null : (
              <div
                key={row.key}
                role="presentation"
                className="absolute inset-x-0 top-0 border-b border-line"
                style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              >
                <ConversationRow
                  conversationId={id}
                  index={row.index}
                  selected={id === selectedId}
                  members={members}
                  channels={channels}
                  onOpen={(opened) => onOpen(opened, 'pointer')}
                />
              </div>
            )
          })}
        </div>
        {loading && <p className="py-2 text-center text-caption text-fg-3">{t('loadingMore')}</p>}
      </div>
      {movedAbove > 0 && (inside || away) && (
        <span className="absolute inset-x-0 top-2 flex justify-center">
          <Button
            size="sm"
            tone="primary"
            icon={ArrowUp}
            data-testid="moved-pill"
            onClick={() => {
              release()
              rows.scrollToIndex(0)
            }}
          >
            {t('moved', { n: movedAbove })}
          </Button>
        </span>
      )}
    </div>
  )
}

/** Where a key leads from a row; null when it is no key of a list. */
function placeFor(key: string, at: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
