import type { MessageView } from '@lienmach/contract'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMembers, useWorkspace } from '../../entities/workspace.ts'
import { assign, erase, markUnread, setStatus } from '../../turns/conversation-actions.ts'
import { toast } from '../../ui/index.ts'
import type { MessageAction } from './marks.ts'
import { decide, react, rewrite } from './reply-actions.ts'

export interface ConversationActs {
  setStatus(status: 'open' | 'done'): Promise<void>
  assign(memberId: string | null): Promise<void>
  markUnread(messageId: string): Promise<boolean>
  erase(): Promise<boolean>
  decide(message: MessageView, action: Exclude<MessageAction, 'edit'>): Promise<boolean>
  rewrite(message: MessageView, text: string): Promise<boolean>
  react(message: MessageView, emoji: string | null): Promise<boolean>
}

/** What people do with one conversation: done at once on screen, said in passing, and with a way back where there is one. */
export function useConversationActs(conversationId: string, name: string): ConversationActs {
  const workspace = useWorkspace()
  const members = useMembers()
  const t = useTranslations('conversation')

  return useMemo(() => {
    const tried = async (work: Promise<unknown>) => {
      try {
        await work
        return true
      } catch {
        toast({ title: t('actionFailed'), tone: 'danger', urgent: true })
        return false
      }
    }
    const said = (title: string, takeBack: () => Promise<unknown>) =>
      toast({ title, action: { label: t('undo'), run: () => void tried(takeBack()) } })

    return {
      async setStatus(status) {
        if (!(await tried(setStatus(workspace, conversationId, status)))) return
        const before = status === 'done' ? 'open' : 'done'
        said(status === 'done' ? t('markedDone', { name }) : t('reopened', { name }), () =>
          setStatus(workspace, conversationId, before),
        )
      },
      async assign(memberId) {
        const before = workspace.store.conversations.get(conversationId)?.assigneeId ?? null
        if (!(await tried(assign(workspace, conversationId, memberId)))) return
        const whom = memberId === null ? undefined : (members.get(memberId)?.name ?? '…')
        said(whom === undefined ? t('unassigned') : t('assigned', { name: whom }), () =>
          assign(workspace, conversationId, before),
        )
      },
      markUnread: (messageId) => tried(markUnread(workspace, conversationId, messageId)),
      async erase() {
        const erased = await tried(erase(workspace, conversationId))
        if (erased) toast({ title: t('erase.done') })
        return erased
      },
      decide: (message, action) => tried(decide(workspace, message, action)),
      rewrite: (message, text) => tried(rewrite(workspace, message, text)),
      react: (message, emoji) => tried(react(workspace, message, emoji)),
    }
  }, [workspace, members, t, conversationId, name])
}
