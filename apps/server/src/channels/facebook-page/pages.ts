import type { ListedPage, OpenedChannel, PlatformAnswer } from '../../ports/channel-connector.ts'
import { ask, type MetaApp } from './meta-app.ts'
import { asList, asObject, asText, type JsonObject } from './webhook-json.ts'

/** An agency of five thousand Pages; whatever pages on beyond that is a loop. */
const mostCalls = 50

/** Every Page on which a person has a role and which they ticked, without its token. */
export async function listPages(app: MetaApp, userToken: string): Promise<PlatformAnswer<ListedPage[]>> {
  const pages: ListedPage[] = []
  let after: string | undefined
  for (let call = 0; call < mostCalls; call += 1) {
    const query = { fields: 'id,name,tasks,picture{url}', limit: 100, after }
    const answer = await ask(app, { method: 'GET', path: 'me/accounts', token: userToken, query }, readList)
    if (answer.answer !== 'yes') return answer
    pages.push(...answer.value.pages)
    if (answer.value.next === null) break
    after = answer.value.next
  }
  return { answer: 'yes', value: pages }
}

/** The token of one Page. It has no expiry of its own when the person's session is a long-lived one. */
export async function openPage(
  app: MetaApp,
  userToken: string,
  externalId: string,
): Promise<PlatformAnswer<OpenedChannel>> {
  const call = {
    method: 'GET',
    path: encodeURIComponent(externalId),
    token: userToken,
    query: { fields: 'id,name,access_token,picture{url}' },
  } as const
  const answer = await ask(app, call, (data) => ({
    token: asText(data.access_token),
    name: asText(data.name) ?? externalId,
    pictureUrl: pictureOf(data),
  }))
  if (answer.answer !== 'yes') return answer
  const { token, ...rest } = answer.value
  return token === null ? noToken : { answer: 'yes', value: { token, ...rest } }
}

/** Facebook leaves the token out, without an error, when the session reaches the Page but may not act as it. */
const noToken: PlatformAnswer<never> = {
  answer: 'no',
  refusal: {
    means: null,
    class: 'unknown',
    code: null,
    subcode: null,
    message: 'No access token was given for this Page.',
    traceId: null,
  },
}

function readList(data: JsonObject): { pages: ListedPage[]; next: string | null } {
  const paging = asObject(data.paging)
  // The cursor stands on the last page too; only `next` tells whether there is more.
  const next = paging?.next === undefined ? null : asText(asObject(paging.cursors)?.after)
  return { pages: asList(data.data).flatMap((item) => readPage(asObject(item)) ?? []), next }
}

function readPage(item: JsonObject | null): ListedPage | null {
  const externalId = asText(item?.id)
  if (item === null || externalId === null || !/^\d+$/.test(externalId)) return null
  const tasks = asList(item.tasks).flatMap((task) => asText(task) ?? [])
  return { externalId, name: asText(item.name) ?? externalId, pictureUrl: pictureOf(item), tasks }
}

const pictureOf = (page: JsonObject) =>
  asText(asObject(asObject(page.picture)?.data)?.url) ?? asText(asObject(page.picture)?.url)
