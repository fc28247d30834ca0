import type { Instant } from '@lienmach/domain'
import type { ChannelAccess } from '../../ports/channel-adapter.ts'
import type { HistoryRefused, ListedThread, ThreadHistory, ThreadList } from '../../ports/channel-history.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphAnswer } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'
import { graphMoment, recordedFields, translateRecorded } from './translate-recorded.ts'
import { asList, asObject, asText, type JsonObject } from './webhook-json.ts'

const threadsAtOnce = 100
/** Meta keeps details of the newest 20 only; a first page of as many never holds one that is withheld. (section 7) */
const newest = 20
const messagesAtOnce = 50
const namesAtOnce = 200
/** "Message has been deleted": how Meta words that it keeps no details of a message. (section 7) */
const detailsWithheld = 9_000_001

/**
 * One page of a Page's conversations, those that moved last first. A Page with very many messages cannot be listed; what
 * it answers then is indistinguishable from other trouble. (Conversations API; section 7)
 */
export async function listThreads(
  graph: GraphClient,
  clock: Clock,
  { externalId, token }: ChannelAccess,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ThreadList> {
  const query = {
    platform: 'messenger',
    fields: 'id,updated_time,message_count,participants',
    limit: threadsAtOnce,
    after: cursor ?? undefined,
  }
  const path = `${encodeURIComponent(externalId)}/conversations`
  const answer = await graph.call({ method: 'GET', path, token, query }, { signal })
  if (answer.outcome !== 'ok' || !Array.isArray(answer.data.data)) return refusedAs(answer, clock)
  return {
    answer: 'threads',
    threads: answer.data.data.flatMap((listed) => threadIn(asObject(listed), externalId) ?? []),
    next: nextOf(answer.data),
  }
}

/** One page of what was said in a thread, the newest first; `namesOnly` where Meta keeps the rest to itself. */
export async function readThread(
  graph: GraphClient,
  clock: Clock,
  { externalId, token }: ChannelAccess,
  { threadId, contactExternalId }: Pick<ListedThread, 'threadId' | 'contactExternalId'>,
  { cursor, namesOnly }: { cursor: string | null; namesOnly: boolean },
  signal: AbortSignal,
): Promise<ThreadHistory> {
  const query = {
    fields: namesOnly ? 'id' : recordedFields,
    limit: namesOnly ? namesAtOnce : cursor === null ? newest : messagesAtOnce,
    after: cursor ?? undefined,
  }
  const path = `${encodeURIComponent(threadId)}/messages`
  const answer = await graph.call({ method: 'GET', path, token, query }, { signal })
  if (answer.outcome === 'refused' && !namesOnly && answer.error.code === detailsWithheld)
    return { answer: 'withholds' }
  if (answer.outcome === 'refused' && isGone(answer.error)) {
    return { answer: 'gone', refusal: refusalOf(answer.error, clock.now()).refusal }
  }
  if (answer.outcome !== 'ok' || !Array.isArray(answer.data.data)) return refusedAs(answer, clock)

  const listed = answer.data.data
  const next = nextOf(answer.data)
  if (namesOnly) {
    return { answer: 'withheld', mids: listed.flatMap((raw) => asText(asObject(raw)?.id) ?? []), next }
  }
  const frame = { pageId: externalId, contactId: contactExternalId }
  return {
    answer: 'messages',
    messages: listed.flatMap((raw) => translateRecorded(asObject(raw), frame) ?? []),
    next,
  }
}

/** "Object does not exist, or you may not see it": of this one thread, whatever the token may do. */
const isGone = ({ code, subcode }: { code: number | null; subcode: number | null }) =>
  code === 100 && subcode === 33

function threadIn(thread: JsonObject | null, pageId: string): ListedThread | null {
  const threadId = asText(thread?.id)
  const movedAt = graphMoment(thread?.updated_time)
  const customer = asList(asObject(thread?.participants)?.data)
    .map(asObject)
    .find((party) => party !== null && asText(party.id) !== pageId)
  const contactExternalId = asText(customer?.id)
  if (threadId === null || movedAt === null || contactExternalId === null || contactExternalId.length > 128)
    return null
  const messageCount = Number(thread?.message_count)
  return {
    threadId,
    contactExternalId,
    contactName: asText(customer?.name)?.slice(0, 200) ?? null,
    movedAt,
    // Not told: never taken for fewer than there are.
    messageCount: Number.isInteger(messageCount) && messageCount >= 0 ? messageCount : 1_000_000,
  }
}

/** A cursor stands on the last page too: only `next` says that there is more. (section 7) */
function nextOf(data: JsonObject): string | null {
  const paging = asObject(data.paging)
  const next = asText(paging?.next)
  if (next === null) return null
  const told = asText(asObject(paging?.cursors)?.after)
  return told ?? (URL.canParse(next) ? new URL(next).searchParams.get('after') : null)
}

function refusedAs(answer: GraphAnswer, clock: Clock): HistoryRefused {
  if (answer.outcome !== 'refused') return { answer: 'unknown' }
  const { refusal, effect } = refusalOf(answer.error, clock.now() as Instant)
  if (effect === 'later') return { answer: 'wait', ms: answer.usage.regainInMs }
  return effect === 'unknown' ? { answer: 'unknown' } : { answer: 'refused', refusal }
}
