import type { ChannelAccess, ThreadMoveOutcome } from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphError } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'

/**
 * Takes a thread from whoever holds it. Works with Conversation Routing where an admin lets this app take control, and
 * for the primary receiver of the old protocol. (docs/platform/messenger.md, 4.3 and 4.4)
 */
export const takeThread = (
  graph: GraphClient,
  clock: Clock,
  channel: ChannelAccess,
  contactExternalId: string,
  signal: AbortSignal,
) => move('take_thread_control', graph, clock, channel, contactExternalId, signal)

/**
 * Asks a thread's holder for it. The platform's yes means that somebody was asked: a pass event is the answer, and Meta's
 * inbox gives none. (docs/platform/messenger.md, 4.4 and 4.7)
 */
export const askForThread = (
  graph: GraphClient,
  clock: Clock,
  channel: ChannelAccess,
  contactExternalId: string,
  signal: AbortSignal,
) => move('request_thread_control', graph, clock, channel, contactExternalId, signal)

async function move(
  edge: 'take_thread_control' | 'request_thread_control',
  graph: GraphClient,
  clock: Clock,
  { externalId, token }: ChannelAccess,
  contactExternalId: string,
  signal: AbortSignal,
): Promise<ThreadMoveOutcome> {
  const json = { recipient: { id: contactExternalId } }
  const answer = await graph.call(
    { method: 'POST', path: `${externalId}/${edge}`, token, body: { kind: 'json', json } },
    { signal },
  )
  if (answer.outcome === 'ok') return { outcome: 'done' }
  if (answer.outcome !== 'refused' || answer.error.httpStatus >= 500) return { outcome: 'unknown' }
  if (ownsAlready.test(answer.error.message ?? '')) return { outcome: 'done' }
  const { refusal, effect } = refusalOf(answer.error, clock.now())
  if (effect === 'unknown' && answer.error.code !== routingIsOff) return { outcome: 'unknown' }
  const means = edge === 'take_thread_control' ? meaningOf(answer.error) : null
  return {
    outcome: 'refused',
    means,
    refusal: means === null ? refusal : { ...refusal, class: 'thread_not_ours' },
  }
}

/** (docs/platform/messenger.md, 4.5) */
const routingIsOff = 27
const ownsAlready = /already the thread owner/i
/** Nobody has written down how a taking without the switch is refused; 10 and 100 are what is plausible. (4.5) */
const withoutTheSwitch = [10, 100]

function meaningOf({ code, subcode, message }: GraphError): 'routing_off' | 'not_allowed' | null {
  if (code === routingIsOff) return 'routing_off'
  // Another subcode names another cause, and so does the sentence about the old protocol's end. (4.1)
  if (subcode !== null || /apis disabled for this page/i.test(message ?? '')) return null
  return code !== null && withoutTheSwitch.includes(code) ? 'not_allowed' : null
}
