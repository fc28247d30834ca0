import type { Instant } from '@lienmach/domain'
import type { ListedMessage, PlatformAnswer } from '../../ports/channel-connector.ts'
import { ask, type MetaApp } from './meta-app.ts'
import { asList, asObject, asText } from './webhook-json.ts'

const threads = 5
const messagesOfEach = 5

/** The newest messages of a Page's newest conversations, in one call. A Page with very many messages is not listed. (6.1, 7) */
export function listNewest(
  app: MetaApp,
  externalId: string,
  token: string,
): Promise<PlatformAnswer<ListedMessage[]>> {
  const query = {
    platform: 'messenger',
    limit: threads,
    fields: `id,messages.limit(${messagesOfEach}){id,created_time}`,
  }
  const path = `${encodeURIComponent(externalId)}/conversations`
  return ask(app, { method: 'GET', path, token, query }, (data) => asList(data.data).flatMap(messagesOf))
}

function messagesOf(listed: unknown): ListedMessage[] {
  const thread = asObject(listed)
  const threadId = asText(thread?.id)
  if (threadId === null) return []
  return asList(asObject(thread?.messages)?.data).flatMap((raw) => {
    const mid = asText(asObject(raw)?.id)
    const at = Date.parse(asText(asObject(raw)?.created_time) ?? '')
    return mid === null || !Number.isFinite(at) ? [] : [{ threadId, mid, at: at as Instant }]
  })
}
