import { type Static, Type } from 'typebox'
import { type AlertView, type Locale, Moment, Uuid } from './views.ts'

/**
 * What somebody may want to be told while no window is open: a customer they were given, customers they may claim, and
 * the alerts that are meant for them.
 */
export const pushTopics = ['given', 'to_claim', 'alerts'] as const
export type PushTopic = (typeof pushTopics)[number]

/** A browser in which a member is told. Shown to nobody but them. */
export const PushDeviceView = Type.Object({
  id: Uuid,
  endpoint: Type.String(),
  topics: Type.Array(Type.Enum(pushTopics)),
  userAgent: Type.Union([Type.String(), Type.Null()]),
  createdAt: Moment,
})
export type PushDeviceView = Static<typeof PushDeviceView>

/**
 * What a push message carries, as JSON: everything its sentence needs, since the browser may be unable to ask for more.
 * It names people and never what they wrote. Encrypted for one browser on the way.
 */
export type PushNotice = PushedNews & {
  workspaceId: string
  locale: Locale
  /** IANA name, for moments in sentences. */
  timeZone: string
  /** A later notice about the same takes the place of the earlier one. */
  tag: string
  at: number
}

type PushedNews =
  | { kind: 'given'; conversationId: string; contact: string | null; channel: string }
  | { kind: 'to_claim'; rule: string; conversations: number }
  | {
      kind: 'alert'
      alert: Pick<AlertView, 'kind' | 'severity' | 'channelId' | 'conversationId' | 'data' | 'raisedAt'>
      /** Names behind the ids in the alert; null where there is none. */
      channel: string | null
      member: string | null
    }
  | { kind: 'trial' }
