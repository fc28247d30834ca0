import { useTranslations } from 'use-intl'
import { useCommands } from '../../keyboard/use-commands.ts'

export interface ConversationKeys {
  reply: () => void
  done: () => void
  reopen: () => void
  take: () => void
  markUnread: () => void
  toggleContact: () => void
}

/** What can be done with the open conversation by one key, or from the palette. */
export function useConversationKeys(does: ConversationKeys): void {
  const t = useTranslations('conversation.keys')
  const section = t('section')
  useCommands([
    { id: 'reply', title: t('reply'), section, keys: 'r, o, Enter', run: does.reply },
    { id: 'done', title: t('done'), section, keys: 'e', run: does.done },
    { id: 'reopen', title: t('reopen'), section, keys: 'Shift E', run: does.reopen },
    { id: 'take', title: t('take'), section, keys: 'i', run: does.take },
    {
      id: 'assign',
      title: t('assign'),
      section,
      keys: 'a',
      run: () => document.getElementById('assignee')?.click(),
    },
    { id: 'mark-unread', title: t('markUnread'), section, keys: 'u', run: does.markUnread },
    { id: 'contact', title: t('contact'), section, keys: '[', run: does.toggleContact },
  ])
}
