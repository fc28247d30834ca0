import type { Instant } from '@lienmach/domain'
import type { ChannelAccess, LookUpAnswer, SeenMessage, ThreadAddress } from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'
import { asList, asObject, asText } from './webhook-json.ts'

const messageFields = 'id,created_time,from,message,sticker,attachments{mime_type}'
/** Meta keeps details of the newest 20 only. */
const newest = 20

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
            fields: `id,messages.limit(${newest}){${messageFields}}`,
          },
        }
      : {
          method: 'GET',
          path: `${externalThreadId}/messages`,
          token,
          query: { fields: messageFields, limit: newest },
        },
    { signal },
  )
  if (answer.outcome === 'refused')
    return { answer: 'unknown', refusal: refusalOf(answer.error, clock.now()).refusal }
  if (answer.outcome !== 'ok' || !Array.isArray(answer.data.data)) return { answer: 'unknown', refusal: null }

  if (externalThreadId !== null) {
    return { answer: 'messages', externalThreadId, messages: readMessages(answer.data.data, externalId) }
  }
  const thread = asObject(asList(answer.data.data)[0])
  const listed = asObject(thread?.messages)?.data
  return {
    answer: 'messages',
    externalThreadId: asText(thread?.id),
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
