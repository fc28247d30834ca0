import type { Instant } from '@lienmach/domain'
import type { ChannelAccess, LookUpAnswer, SeenMessage, ThreadAddress } from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'
import { asList, asObject, asText } from './webhook-json.ts'

const messageFields = 'id,created_time,from,message,sticker,attachments{mime_type}'
/** Meta keeps details of the newest 20 only. */
const newest = 20
const threadFields = `is_owner,messages.limit(${newest}){${messageFields}}`

/**
 * Reads the newest messages of a thread through the Conversations API. A known thread is asked directly: on a Page with
 * much traffic Meta refuses to list conversations while a single one still answers.
 */
export async function lookUpMessages(
  graph: GraphClient,
  clock: Clock,
  { externalId, token }: ChannelAccess,
  { contactExternalId, externalThreadId }: ThreadAddress,
  signal: AbortSignal,
): Promise<LookUpAnswer> {
  const answer = await graph.call(
    externalThreadId === null
      ? {
          method: 'GET',
          path: `${externalId}/conversations`,
          token,
          query: {
            platform: 'messenger',
            user_id: contactExternalId,
            fields: `id,${threadFields}`,
          },
        }
      : { method: 'GET', path: externalThreadId, token, query: { fields: threadFields } },
    { signal },
  )
  if (answer.outcome === 'refused')
    return { answer: 'unknown', refusal: refusalOf(answer.error, clock.now()).refusal }
  if (answer.outcome !== 'ok') return { answer: 'unknown', refusal: null }
  const isListed = externalThreadId === null
  if (isListed && !Array.isArray(answer.data.data)) return { answer: 'unknown', refusal: null }

  const thread = isListed ? asObject(asList(answer.data.data)[0]) : answer.data
  const listed = asObject(thread?.messages)?.data
  if (!isListed && !Array.isArray(listed)) return { answer: 'unknown', refusal: null }
  return {
    answer: 'messages',
    externalThreadId: externalThreadId ?? asText(thread?.id),
    // There with Conversation Routing only. What "no" means of an idle thread is nowhere said. (section 7)
    isOurs: thread?.is_owner === true,
    messages: readMessages(listed, externalId),
  }
}

function readMessages(listed: unknown, pageId: string): SeenMessage[] {
  return asList(listed).flatMap((raw) => {
    const message = asObject(raw)
    const mid = asText(message?.id)
    const at = Date.parse(asText(message?.created_time) ?? '')
    if (!message || mid === null || !Number.isFinite(at)) return []
    const isOurs = asText(asObject(message.from)?.id) === pageId
    return [
      {
        mid,
        at: at as Instant,
        direction: isOurs ? ('out' as const) : ('in' as const),
        text: asText(message.message) ?? '',
        attachmentTypes: attachmentTypes(message),
      },
    ]
  })
}

function attachmentTypes(message: Record<string, unknown>): string[] {
  if (asText(message.sticker) !== null) return ['sticker']
  return asList(asObject(message.attachments)?.data).map((raw) => {
    const [kind] = (asText(asObject(raw)?.mime_type) ?? '').split('/')
    return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'file'
  })
}
