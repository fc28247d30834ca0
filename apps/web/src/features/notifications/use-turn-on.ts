import { pushTopics } from '@lienmach/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { toast } from '../../ui/index.ts'

/** Turns notifications on for this device, with everything told. Only ever after a press: browsers ask the person. */
export function useTurnOn(): { turnOn: () => void; isTurningOn: boolean; failure: string | null } {
  const t = useTranslations('push')
  const words = useErrorWords()
  const { me, workspace } = useWorkspace()
  const turning = useMutation({
    async mutationFn(): Promise<'on' | 'denied' | 'dismissed' | 'unreachable'> {
      // Before anything else: a browser lets a page ask only as long as the press is fresh.
      const permission = await Notification.requestPermission()
      if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed'
      const { refusedByBrowser, turnOn } = await import('../../push/this-device.ts')
      const order = { workspaceId: workspace.id, personId: me.id, locale: me.locale, topics: pushTopics }
      try {
        await turnOn(order)
        return 'on'
      } catch (error) {
        if (refusedByBrowser(error)) return 'unreachable'
        throw error
      }
    },
    onSuccess(outcome) {
      if (outcome === 'on') toast({ title: t('turnedOn'), tone: 'ok' })
    },
  })
  const { data, error, isPending } = turning
  const refused = data === undefined || data === 'on' ? null : t(`why.${data}`)
  return {
    turnOn: () => turning.mutate(),
    isTurningOn: isPending,
    /** Why it did not work the last time, in a sentence. */
    failure: error === null ? refused : words(error),
  }
}
