import type { MessageView } from '@lienmach/contract'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { serverNow } from '../../entities/server-clock.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { announce } from '../../screen/Announcer.tsx'

const gatherFor = 1_000

/**
 * Tells screen readers what happens in the open conversation: new messages in one breath, a reply that failed or is
 * held at once. `wordsOf` puts a message into words.
 */
export function useAnnouncements(
  conversationId: string,
  name: string,
  wordsOf: (message: MessageView) => string,
): void {
  const t = useTranslations('conversation.announce')
  const { live, me } = useWorkspace()
  const latest = useRef({ t, name, wordsOf })
  latest.current = { t, name, wordsOf }

  useEffect(() => {
    let heard: MessageView[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const told = new Set<string>()

    const tell = () => {
      timer = undefined
      const { t, name, wordsOf } = latest.current
      const many = heard.length > 3
      announce(
        many
          ? t('many', { n: heard.length, name })
          : heard.map((message) => t('one', { name, text: wordsOf(message) })).join('. '),
      )
      heard = []
    }

    const stop = live.subscribe((frames) => {
      for (const frame of frames) {
        if (frame.type !== 'changes') continue
        for (const message of frame.messages) {
          if (message.conversationId !== conversationId) continue
          const state = message.delivery?.state
          const alarm = state === 'failed' || state === 'held' ? state : null
          const key = `${message.id} ${alarm ?? 'new'}`
          if (told.has(key)) continue
          if (alarm !== null && message.authorId === me.id) {
            told.add(key)
            announce(latest.current.t(alarm, { name: latest.current.name }), 'now')
          } else if (message.direction === 'in' && message.at > serverNow() - 60_000 && !message.deleted) {
            told.add(key)
            heard.push(message)
            timer ??= setTimeout(tell, gatherFor)
          }
        }
      }
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [live, conversationId, me.id])
}
