import { inboxRoutes } from '@lienmach/contract'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { serverNow } from '../entities/server-clock.ts'
import { useChannels, useMembers, useRules, useWorkspace } from '../entities/workspace.ts'
import { useErrorWords } from '../screen/ErrorNotice.tsx'
import { reaches } from '../session/may.ts'
import { toast } from '../ui/index.ts'
import { askBack, assign, claim, passOn, release } from './conversation-actions.ts'
import { turnOf } from './turn-model.ts'

/** Somebody was faster. */
export interface Lost {
  memberId: string
  since: number
}

export interface DutyActs {
  /** Who has it, where somebody was faster. `failed` has been said. */
  claim(): Promise<'mine' | 'failed' | Lost>
  /** Claims the customer who has waited longest among the others; answers their conversation, null: nobody waits. */
  claimNext(): Promise<string | null>
  release(): Promise<void>
  transfer(memberId: string, note: string): Promise<boolean>
  /** Hands text to whoever is in charge. */
  pass(text: string, said: string): Promise<boolean>
  /** Asks whoever is in charge to give it back. */
  askBack(name: string): Promise<boolean>
}

/** Taking, giving back and handing over a conversation that a rule shares out. */
export function useDutyActs(conversationId: string): DutyActs {
  const workspace = useWorkspace()
  const channels = useChannels()
  const rules = useRules()
  const members = useMembers()
  const t = useTranslations('turns')
  const words = useErrorWords()

  return useMemo(() => {
    const failed = (title: string, error: unknown) =>
      toast({ title, description: words(error), tone: 'danger', urgent: true })

    const tryClaim = async (id: string): Promise<Lost | null> => {
      try {
        await claim(workspace, id)
        return null
      } catch (error) {
        const lost = lostTo(error)
        if (lost === null) throw error
        return lost
      }
    }

    return {
      async claim() {
        try {
          return (await tryClaim(conversationId)) ?? 'mine'
        } catch (error) {
          failed(t('claim.failed'), error)
          return 'failed'
        }
      },
      async claimNext() {
        const memberId = workspace.me.id
        const manages = reaches(workspace.workspace.role, 'manager')
        try {
          const { conversations } = await call(inboxRoutes.conversations, {
            params: { workspaceId: workspace.workspace.id },
            query: { view: 'unassigned', order: 'longest_waiting', limit: 50 },
          })
          const waiting = conversations.filter((conversation) => {
            const channel = channels?.get(conversation.channelId)
            const turn = turnOf({ conversation, channel, rules, memberId, manages })
            return conversation.id !== conversationId && turn.kind === 'claim'
          })
          for (const { id } of waiting) if ((await tryClaim(id)) === null) return id
          toast({ title: t('lost.none'), description: t('lost.noneText') })
        } catch (error) {
          failed(t('claim.failed'), error)
        }
        return null
      },
      async release() {
        try {
          await release(workspace, conversationId)
          toast({ title: t('release.done') })
        } catch (error) {
          failed(t('release.failed'), error)
        }
      },
      async transfer(memberId, note) {
        try {
          await assign(workspace, conversationId, memberId, note.trim())
          toast({ title: t('transfer.done', { name: members.get(memberId)?.name ?? '…' }) })
          return true
        } catch (error) {
          failed(t('transfer.failed'), error)
          return false
        }
      },
      async pass(text, said) {
        try {
          await passOn(workspace, conversationId, text)
          toast({ title: said, tone: 'ok' })
          return true
        } catch (error) {
          failed(t('lost.passFailed'), error)
          return false
        }
      },
      async askBack(name) {
        try {
          await askBack(workspace, conversationId)
          toast({ title: t('moved.asked', { name }), tone: 'ok' })
          return true
        } catch (error) {
          failed(t('moved.askFailed'), error)
          return false
        }
      },
    }
  }, [workspace, channels, rules, members, t, words, conversationId])
}

/** Whom a refused claim names. */
function lostTo(error: unknown): Lost | null {
  if (!(error instanceof ApiError) || error.code !== 'conversation/claimed-by-other') return null
  const { memberId, since } = error.detail
  return {
    memberId: typeof memberId === 'string' ? memberId : '',
    since: typeof since === 'number' ? since : serverNow(),
  }
}
