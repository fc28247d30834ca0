import type { ConversationView } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { useCommands } from '../../keyboard/use-commands.ts'

export interface ListKeys {
  ids: readonly string[]
  selectedId: string | null
  conversation: (id: string) => ConversationView | undefined
  select: (id: string) => void
}

/** Walking the list from anywhere on the screen, and the ways to search and filter. */
export function useListKeys({ ids, selectedId, conversation, select }: ListKeys): void {
  const t = useTranslations('inbox.keys')
  const section = t('section')
  const at = selectedId === null ? -1 : ids.indexOf(selectedId)

  const step = (by: 1 | -1) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, at + by))]
    if (id !== undefined && id !== selectedId) select(id)
  }
  const stepUnread = (by: 1 | -1) => {
    for (let next = at + by; next >= 0 && next < ids.length; next += by) {
      const id = ids[next]
      if (id !== undefined && (conversation(id)?.unreadCount ?? 0) > 0) return select(id)
    }
  }
  const focus = (id: string) => document.getElementById(id)?.focus()

  useCommands([
    { id: 'next', title: t('next'), section, keys: 'j, ↓', keysOnly: true, run: () => step(1) },
    { id: 'previous', title: t('previous'), section, keys: 'k, ↑', keysOnly: true, run: () => step(-1) },
    { id: 'next-unread', title: t('nextUnread'), section, keys: 'Shift J', run: () => stepUnread(1) },
    {
      id: 'previous-unread',
      title: t('previousUnread'),
      section,
      keys: 'Shift K',
      run: () => stepUnread(-1),
    },
    {
      id: 'next-while-writing',
      title: t('nextWhileWriting'),
      section,
      keys: 'Alt ↓',
      whileTyping: true,
      keysOnly: true,
      run: () => step(1),
    },
    {
      id: 'previous-while-writing',
      title: t('previousWhileWriting'),
      section,
      keys: 'Alt ↑',
      whileTyping: true,
      keysOnly: true,
      run: () => step(-1),
    },
    { id: 'search', title: t('search'), section, keys: '/', run: () => focus('inbox-search') },
    {
      id: 'filter',
      title: t('filter'),
      section,
      keys: 'f',
      run: () => document.getElementById('inbox-filter')?.click(),
    },
  ])
}
