import { connectScopeNames } from '@lienmach/contract'
import type { Instant } from '@lienmach/domain'
import type { PlatformAnswer } from '../../ports/channel-connector.ts'
import type { ChannelFacts, KnownChannel, PlatformFacts, StoredFacts } from './facts.ts'

export const now = 1_795_000_000_000 as Instant
export const minute = 60_000
export const ago = (ms: number) => (now - ms) as Instant
export const yes = <T>(value: T): PlatformAnswer<T> => ({ answer: 'yes', value })
export const no = (means: 'callback_unreachable' | null = null): PlatformAnswer<never> => ({
  answer: 'no',
  refusal: { means, class: 'unknown', code: 2200, subcode: null, message: null, traceId: null },
})
export const silence: PlatformAnswer<never> = { answer: 'unreachable', because: 'ETIMEDOUT' }

export interface Changed {
  channel?: Partial<KnownChannel>
  platform?: Partial<PlatformFacts> | null
  stored?: Partial<StoredFacts>
  before?: ChannelFacts['before']
  humanAgentWanted?: boolean
}

/** A channel of which all is well, but for what is said. */
export function facts({
  channel,
  platform,
  stored,
  before = {},
  humanAgentWanted = false,
}: Changed = {}): ChannelFacts {
  return {
    now,
    before,
    humanAgentWanted,
    channel: {
      name: 'Mộc Store',
      state: 'connected',
      stateReason: null,
      missingScopes: [],
      subscribedAt: ago(60 * minute),
      provedAt: ago(50 * minute),
      lastEventAt: ago(5 * minute),
      control: { mode: 'open', defaultApp: 'unknown', takeover: 'unknown' },
      humanAgent: 'unknown',
      restrictedSince: null,
      ...channel,
    },
    platform:
      platform === null
        ? null
        : {
            token: yes({ alive: true, scopes: [...connectScopeNames] }),
            subscription: yes({ app: true, channel: true }),
            renewed: null,
            routing: yes({ on: false }),
            receivers: yes({ primaryElsewhere: false }),
            newest: yes([]),
            ...platform,
          },
    stored: {
      opening: null,
      elsewhere: [],
      refused: {},
      arrival: { platformAt: ago(minute), receivedAt: ago(minute - 200) },
      departure: null,
      missing: [],
      ...stored,
    },
  }
}

export const routed = yes({ on: true })
export const routing = (defaultApp: 'unknown' | 'us' | 'other') =>
  ({ mode: 'routing', defaultApp, takeover: 'unknown' }) as const
