import type { Page } from './entities.ts'

/** How a Page shares its conversations among apps: two ways of today, and the Handover Protocol before them. */
export const pageModes = ['zero_config', 'routing', 'handover'] as const
export type PageMode = (typeof pageModes)[number]

/** Ways into an idle conversation, each of which can be led to an app of its own. (4.2) */
export const entryPoints = ['link', 'social', 'campaign'] as const
export type EntryPoint = (typeof entryPoints)[number]

interface ModeRule {
  /** Which apps may take a thread from its owner. */
  take: 'nobody' | 'allowed_apps' | 'primary_receiver'
  /** What becomes of a request for a thread: granted when idle, always put to the primary receiver, or refused. */
  request: 'granted_when_idle' | 'put_to_primary' | 'refused'
  /** A send may carry `thread_control`. */
  controlInSend: boolean
  /** Conversations say `is_owner`, and the feature status says `msgr_multi_app`. */
  multiApp: boolean
  /** The ways in that an admin can lead somewhere else than usual. */
  routes: readonly EntryPoint[]
}

/** What each mode allows; compare with the tables of 4.3 and 4.9. */
export const modeRules: Record<PageMode, ModeRule> = {
  zero_config: {
    take: 'nobody',
    request: 'granted_when_idle',
    controlInSend: false,
    multiApp: false,
    routes: ['campaign'],
  },
  routing: {
    take: 'allowed_apps',
    request: 'refused',
    controlInSend: true,
    multiApp: true,
    routes: ['link', 'social', 'campaign'],
  },
  handover: {
    take: 'primary_receiver',
    request: 'put_to_primary',
    controlInSend: false,
    multiApp: false,
    routes: [],
  },
}

export const rulesOf = (page: Page) => modeRules[page.mode]

/** Which way somebody came in, by the referral of their message; without one they simply wrote. */
export function entryPointOf(referral: Record<string, unknown> | null): EntryPoint {
  if (referral === null) return 'social'
  return referral.source === 'ADS' ? 'campaign' : 'link'
}

/** The app that an admin has set for this way in, where the mode has such routes. */
export function routeFor(page: Page, entry: EntryPoint): string | null {
  return rulesOf(page).routes.includes(entry) ? (page.routes[entry] ?? null) : null
}
