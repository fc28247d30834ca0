import { systemApps } from '../../src/world/system-apps.ts'
import type { Thread } from '../shapes.ts'
import { shortTime } from '../when.ts'
import { useLanguage, useWords } from '../words.ts'

/** Who controls a conversation and until when, in a few words. */
export function useOwnerText(): (thread: Thread | null, now: number, brief?: boolean) => string {
  const words = useWords()
  const language = useLanguage()
  return (thread, now, brief = false) => {
    if (!thread?.ownerAppId) return words.nobody
    const name =
      thread.ownerAppId === systemApps.inbox
        ? brief
          ? words.pageInboxBrief
          : words.pageInbox
        : (thread.ownerName ?? thread.ownerAppId)
    const until =
      thread.ownerUntil === null ? '' : ` · ${words.until} ${shortTime(thread.ownerUntil, now, language)}`
    return `${name}${until}`
  }
}
