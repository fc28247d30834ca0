import { useEffect } from 'react'
import { useCounts, useFreshCounts } from '../../entities/counts.ts'
import { showUnread } from '../../screen/use-title.ts'

/** Keeps the number of my unread conversations on the tab and on the app's picture, whatever screen is open. */
export function UnreadBadge() {
  useFreshCounts()
  const unread = useCounts().data?.mineUnread ?? 0
  useEffect(() => showUnread(unread), [unread])
  useEffect(() => () => showUnread(0), [])
  return null
}
