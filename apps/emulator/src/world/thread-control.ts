import type { Page, Thread } from './entities.ts'
import { systemApps } from './system-apps.ts'

/**
 * The app whose word counts while a thread of this Page is idle: the default app, or the primary receiver of the
 * Handover Protocol. Null when every app may speak.
 */
export function defaultAppOf(page: Page): string | null {
  switch (page.mode) {
    case 'zero_config':
      return null
    case 'routing':
      return page.defaultAppId ?? systemApps.inbox
    case 'handover':
      return page.primaryAppId
  }
}

/** Who owns the thread at this moment; ownership that has run out is nobody's. */
export function ownerAt(thread: Thread, now: number): string | null {
  return thread.ownerAppId !== null && (thread.ownerUntil ?? 0) > now ? thread.ownerAppId : null
}

/** Who holds the thread: its owner, or with the Handover Protocol the primary receiver when nobody else does. */
export function holderAt(page: Page, thread: Thread, now: number): string | null {
  return ownerAt(thread, now) ?? (page.mode === 'handover' ? page.primaryAppId : null)
}

/** Where an app hears of a thread's events. */
export function channelFor(page: Page, thread: Thread, appId: string, now: number): 'messaging' | 'standby' {
  const owner = ownerAt(thread, now) ?? defaultAppOf(page)
  return owner === null || owner === appId ? 'messaging' : 'standby'
}

/** Where Meta's inbox shows a thread that goes on: with the Handover Protocol only its own stand in Main. (4.6, 4.9) */
export function folderOf(page: Page, thread: Thread, now: number): 'inbox' | 'page_done' {
  if (page.mode !== 'handover' || page.primaryAppId === null) return 'inbox'
  return holderAt(page, thread, now) === systemApps.inbox ? 'inbox' : 'page_done'
}

export type SpeakVerdict = 'may_speak' | 'becomes_owner' | 'takes_over' | 'other_app_owns'

/**
 * Whether an app's send passes the thread's owner.
 *
 * - The owner may speak.
 * - On an idle thread every app may in zero-config; otherwise only the default app or primary receiver, which then owns it.
 * - A HUMAN_AGENT send takes the thread over when an admin allows the app to and the feature is approved.
 */
export function speakVerdict(
  page: Page,
  thread: Thread,
  appId: string,
  tagged: { humanAgent: boolean; approved: boolean; ignoresOwner: boolean },
  now: number,
): SpeakVerdict {
  const owner = ownerAt(thread, now)
  if (owner === appId) return 'may_speak'
  if (owner === null) {
    const defaultApp = defaultAppOf(page)
    if (defaultApp === null) return 'may_speak'
    if (defaultApp === appId) return 'becomes_owner'
    return 'other_app_owns'
  }
  if (page.mode === 'zero_config' && tagged.ignoresOwner) return 'may_speak'
  const allowed = page.mode === 'routing' && page.takeControl.has(appId)
  return tagged.humanAgent && tagged.approved && allowed ? 'takes_over' : 'other_app_owns'
}
