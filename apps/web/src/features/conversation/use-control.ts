import { type ControlOutcome, type ControlView, inboxRoutes } from '@lienmach/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useConversation } from '../../entities/hooks.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { toast } from '../../ui/index.ts'

export interface ControlActs {
  /** Asks the platform who holds the thread; null when it could not be asked. */
  check(): Promise<ControlView | null>
  /** Says what came of it in passing. */
  checkAndSay(): Promise<void>
  take(): Promise<ControlOutcome['outcome']>
  takeAndSay(): Promise<void>
  ask(): Promise<void>
  stopAsking(): Promise<void>
  /** Tells managers. Answers whether that worked. */
  askForHelp(): Promise<boolean>
}

/** Everything known of who may speak in a conversation, read anew whenever the conversation's own facts change. */
export function useControlView(conversationId: string, wanted: boolean) {
  const { workspace } = useWorkspace()
  const conversation = useConversation(conversationId)
  const client = useQueryClient()
  const read = readOf(inboxRoutes.control, { params: { workspaceId: workspace.id, conversationId } })
  const query = useQuery({ ...read, enabled: wanted, staleTime: 60_000 })
  const { owner, since, evidence, askedAt } = conversation?.threadControl ?? {}
  const facts = [owner, since, evidence, askedAt, conversation?.heldCount].join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the facts are the reason to read anew
  useEffect(() => {
    if (wanted) void client.invalidateQueries({ queryKey: read.queryKey })
  }, [facts, wanted])
  return query
}

/** What a person can do to get a thread back. What comes of it is kept for everybody who looks. */
export function useControlActs(conversationId: string): ControlActs {
  const { workspace, store } = useWorkspace()
  const client = useQueryClient()
  const t = useTranslations('control.said')
  return useMemo(() => {
    const params = { workspaceId: workspace.id, conversationId }
    const { queryKey } = readOf(inboxRoutes.control, { params })
    const keep = (control: ControlView): ControlView => {
      client.setQueryData(queryKey, control)
      return control
    }
    const unreachable = () => toast({ title: t('unreachable'), tone: 'danger', urgent: true })
    const check = () => call(inboxRoutes.checkControl, { params }).then(keep, () => null)
    const take = async (): Promise<ControlOutcome['outcome']> => {
      try {
        const { outcome, control } = await call(inboxRoutes.takeControl, { params })
        keep(control)
        await store.loadConversation(conversationId)
        return outcome
      } catch {
        return 'unreachable'
      }
    }
    const acts: ControlActs = {
      check,
      async checkAndSay() {
        const control = await check()
        if (control === null) return void unreachable()
        const { verdict, doubt } = control.verdict
        toast({
          title: verdict === 'hold' ? t('stillHeld') : doubt === null ? t('free') : t('unsure'),
          tone: verdict === 'hold' ? 'hold' : doubt === null ? 'ok' : 'unknown',
        })
      },
      take,
      async takeAndSay() {
        const outcome = await take()
        if (outcome === 'unreachable') unreachable()
        else if (outcome === 'refused') toast({ title: t('refused'), tone: 'hold' })
        else toast({ title: t(outcome), tone: outcome === 'granted' ? 'ok' : 'unknown' })
      },
      async ask() {
        try {
          const { outcome, control } = await call(inboxRoutes.askForControl, { params })
          keep(control)
          if (outcome === 'unreachable') return void unreachable()
          if (outcome === 'refused') return void toast({ title: t('askRefused'), tone: 'hold' })
          toast({ title: t(outcome), tone: outcome === 'granted' ? 'ok' : 'unknown' })
          await store.loadConversation(conversationId)
        } catch {
          unreachable()
        }
      },
      async stopAsking() {
        try {
          keep(await call(inboxRoutes.stopAsking, { params }))
          await store.loadConversation(conversationId)
        } catch {
          unreachable()
        }
      },
      async askForHelp() {
        try {
          await call(inboxRoutes.askForHelp, { params })
          return true
        } catch {
          unreachable()
          return false
        }
      },
    }
    return acts
  }, [workspace.id, store, client, conversationId, t])
}
