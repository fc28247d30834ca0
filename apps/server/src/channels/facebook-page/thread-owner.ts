import type { Instant } from '@lienmach/domain'
import type { ChannelAccess, ThreadOwnerAnswer } from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import { appOwner } from './app-ids.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'
import { asList, asObject, asText } from './webhook-json.ts'

/**
 * Asks who may speak in a thread. An idle thread has an empty answer; whoever is neither owner nor default app learns
 * only that somebody owns it. (Conversation Routing, "thread_owner")
 */
export async function askThreadOwner(
  graph: GraphClient,
  clock: Clock,
  appId: string,
  { externalId, token }: ChannelAccess,
  contactExternalId: string,
  signal: AbortSignal,
): Promise<ThreadOwnerAnswer> {
  const call = {
    method: 'GET',
    path: `${externalId}/thread_owner`,
    token,
    query: { recipient: contactExternalId },
  } as const
  const answer = await graph.call(call, { signal })
  if (answer.outcome === 'refused')
    return { answer: 'unknown', refusal: refusalOf(answer.error, clock.now()).refusal }
  if (answer.outcome !== 'ok' || !Array.isArray(answer.data.data)) return { answer: 'unknown', refusal: null }

  const [first] = asList(answer.data.data)
  const owner = asObject(asObject(first)?.thread_owner)
  if (!owner) return { answer: 'nobody' }
  const ownerApp = asText(owner.app_id)
  const answered = ownerApp === null ? 'other_app' : appOwner(ownerApp, appId)
  return { answer: answered, appId: ownerApp, until: momentOf(owner.expiration) }
}

/** The platform tells seconds. */
function momentOf(expiration: unknown): Instant | null {
  const seconds = Number(asText(expiration) ?? Number.NaN)
  return Number.isSafeInteger(seconds) && seconds > 0 ? ((seconds * 1_000) as Instant) : null
}
