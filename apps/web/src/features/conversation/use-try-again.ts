import type { MessageView } from '@lienmach/contract'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import type { WorkspaceStore } from '../../entities/workspace-store.ts'
import { toast } from '../../ui/index.ts'
import type { ControlActs } from './use-control.ts'

/** Milliseconds after which the result is left to the mark under the bubble. */
const patience = 20_000

/**
 * Sends a held reply for a person who insists: asks first who holds the thread, tries once where that did not free it,
 * and says what happened.
 */
export function useTryAgain(
  acts: ControlActs,
  sendAgain: (message: MessageView) => Promise<boolean>,
): (message: MessageView) => Promise<void> {
  const { store } = useWorkspace()
  const t = useTranslations('control.said')
  const refused = useTranslations('refusals')
  return useCallback(
    async (message) => {
      if (message.delivery?.heldBecause === 'thread_not_ours') {
        const control = await acts.check()
        if (control?.heldReplies === 0) return void toast({ title: t('tryGone'), tone: 'ok' })
      }
      if (!(await sendAgain(message))) return
      const delivery = await settled(store, message)
      switch (delivery?.state) {
        case 'sent':
        case 'delivered':
        case 'read':
          return void toast({ title: t('trySent'), tone: 'ok' })
        case 'held':
          return void toast({ title: t('tryHeld'), tone: 'hold' })
        case 'failed':
          return void toast({
            title: t('tryFailed', { reason: refused(`${delivery.refusal?.class ?? 'unknown'}.title`) }),
            tone: 'danger',
            urgent: true,
          })
        default:
          toast({ title: t('tryWaits'), tone: 'unknown' })
      }
    },
    [store, acts, sendAgain, t, refused],
  )
}

/** How a reply stands once it is on its way no more; null when that takes too long. */
function settled(
  store: WorkspaceStore,
  { id, conversationId }: MessageView,
): Promise<MessageView['delivery'] | null> {
  const { promise, resolve } = Promise.withResolvers<MessageView['delivery'] | null>()
  const look = () => {
    const delivery = store.threads.get(conversationId)?.messages.find((one) => one.id === id)?.delivery
    if (delivery && delivery.state !== 'queued' && delivery.state !== 'sending') resolve(delivery)
  }
  const stop = store.threads.subscribe(conversationId, look)
  const timer = window.setTimeout(() => resolve(null), patience)
  look()
  return promise.finally(() => {
    stop()
    window.clearTimeout(timer)
  })
}
