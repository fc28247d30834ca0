import type { PushNotice } from '@lienmach/contract'
import { noticeWords } from '../push/notice-words.ts'
import { readPushNotice } from '../push/push-notice.ts'
import { noticesIn } from '../push/say-notices.ts'
import { trialShown } from '../push/worker-messages.ts'

/** What browsers know beyond the types of the DOM. */
interface ShownAs extends NotificationOptions {
  renotify?: boolean
  timestamp?: number
}

/** Shows what was pushed. What a window in front of somebody shows already is not shown again, but for a trial. */
export async function show(
  { registration, clients, navigator }: ServiceWorkerGlobalScope,
  raw: unknown,
): Promise<void> {
  const notice = readPushNotice(raw)
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const isSeen = windows.some(({ focused, visibilityState }) => focused && visibilityState === 'visible')
  const forbidsSilence = isWebKit(navigator.userAgent)
  if (isSeen && notice?.kind !== 'trial' && !forbidsSilence) return

  const locale = notice?.locale ?? 'vi'
  const { title, text } = noticeWords(noticesIn(locale), notice)
  const options: ShownAs = {
    body: text,
    lang: locale,
    icon: '/icon-192.png',
    data: raw,
    tag: notice?.tag ?? 'other',
    renotify: notice !== null && !(await isShown(registration, notice)),
    silent: isSeen && notice?.kind !== 'trial',
    ...(notice && { timestamp: notice.at }),
  }
  await registration.showNotification(title, options)
  if (notice?.kind === 'trial') for (const window of windows) window.postMessage(trialShown)
}

/** Whether the very same raising is on the device's screen, so that it needs no second sound. */
async function isShown(registration: ServiceWorkerRegistration, notice: PushNotice): Promise<boolean> {
  const shown = await registration.getNotifications({ tag: notice.tag })
  return shown.some(({ data }) => {
    const before = readPushNotice(data)
    return before !== null && raisedAt(before) === raisedAt(notice)
  })
}

const raisedAt = (notice: PushNotice): number => (notice.kind === 'alert' ? notice.alert.raisedAt : notice.at)

/** Safari takes the permission away from whoever does not show what was pushed, also with a window in front. */
const isWebKit = (userAgent: string): boolean =>
  /AppleWebKit\//u.test(userAgent) && !/Chrom(e|ium)\//u.test(userAgent)
