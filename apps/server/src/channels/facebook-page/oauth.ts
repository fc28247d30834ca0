import { connectScopeNames } from '@lienmach/contract'
import { tokenDeath } from '@lienmach/domain'
import {
  callbackPath,
  type PlatformAnswer,
  type PlatformSession,
  type TokenState,
} from '../../ports/channel-connector.ts'
import { appTokenOf, ask, type MetaApp } from './meta-app.ts'
import { listPages } from './pages.ts'
import { asList, asObject, asText, type JsonObject } from './webhook-json.ts'

/** Must equal what is registered at Meta, to the letter; it is never taken from a request. */
const redirectUriOf = (app: MetaApp) => `${app.publicUrl}${callbackPath}`

/** The address of Facebook's login dialog. (Facebook Login, "Manually build a login flow") */
export function dialogUrl(app: MetaApp, { state, rerequest }: { state: string; rerequest: boolean }): string {
  const url = new URL(`${app.dialogUrl.replace(/\/+$/, '')}/${app.graphVersion}/dialog/oauth`)
  url.searchParams.set('client_id', app.id)
  url.searchParams.set('redirect_uri', redirectUriOf(app))
  url.searchParams.set('state', state)
  url.searchParams.set('scope', connectScopeNames.join(','))
  url.searchParams.set('response_type', 'code')
  if (rerequest) url.searchParams.set('auth_type', 'rerequest')
  return url.href
}

/** Exchanges the code for a session of some sixty days, and asks who it belongs to and what it allows. */
export async function signIn(app: MetaApp, code: string): Promise<PlatformAnswer<PlatformSession>> {
  const short = await askForToken(app, { redirect_uri: redirectUriOf(app), code })
  if (short.answer !== 'yes') return short
  // Page tokens end with the session they come from, unless that session is a long-lived one.
  const long = await askForToken(app, { grant_type: 'fb_exchange_token', fb_exchange_token: short.value })
  if (long.answer !== 'yes') return long

  const userToken = long.value
  const [person, permissions, pages] = await Promise.all([
    inspect(app, userToken),
    ask(app, { method: 'GET', path: 'me/permissions', token: userToken }, readPermissions),
    listPages(app, userToken),
  ])
  if (person.answer !== 'yes') return person
  if (permissions.answer !== 'yes') return permissions
  // Declining the list makes Facebook refuse it: the person has no Pages for us, and is told why.
  const listed =
    permissions.value.declined.includes('pages_show_list') && pages.answer === 'no' ? noPages : pages
  if (listed.answer !== 'yes') return listed

  const { is_valid: alive, app_id: appId, user_id: personId } = person.value
  if (alive !== true || asText(appId) !== app.id || asText(personId) === null) return strangeToken
  return {
    answer: 'yes',
    value: { userToken, personId: String(personId), ...permissions.value, pages: listed.value },
  }
}

/** Whether a Page's token still works and is ours, and what it allows on that Page. */
export async function inspectToken(
  app: MetaApp,
  externalId: string,
  token: string,
): Promise<PlatformAnswer<TokenState>> {
  const inspected = await inspect(app, token)
  if (inspected.answer !== 'yes') return inspected
  const data = inspected.value
  const error = asObject(data.error)
  const ours =
    data.is_valid === true &&
    asText(data.app_id) === app.id &&
    (asText(data.profile_id) ?? externalId) === externalId
  if (!ours) {
    const death = tokenDeath(numberOf(error?.code), numberOf(error?.subcode)) ?? 'token_invalid'
    return { answer: 'yes', value: { alive: false, death } }
  }
  return { answer: 'yes', value: { alive: true, scopes: scopesOn(data, externalId) } }
}

const noPages: PlatformAnswer<[]> = { answer: 'yes', value: [] }

const strangeToken: PlatformAnswer<never> = {
  answer: 'no',
  refusal: {
    means: null,
    class: 'unknown',
    code: null,
    subcode: null,
    message: 'The token belongs to another app or to nobody.',
    traceId: null,
  },
}

function askForToken(app: MetaApp, how: Record<string, string>): Promise<PlatformAnswer<string>> {
  const query = { client_id: app.id, client_secret: app.secret, ...how }
  return ask(
    app,
    { method: 'GET', path: 'oauth/access_token', query },
    (data) => asText(data.access_token) ?? '',
  )
}

function inspect(app: MetaApp, token: string): Promise<PlatformAnswer<JsonObject>> {
  const call = {
    method: 'GET',
    path: 'debug_token',
    token: appTokenOf(app),
    query: { input_token: token },
  } as const
  return ask(app, call, (data) => asObject(data.data) ?? {})
}

function readPermissions(data: JsonObject): { granted: string[]; declined: string[] } {
  const listed = asList(data.data)
    .map(asObject)
    .filter((one) => one !== null)
  const granted = listed
    .filter((one) => one.status === 'granted')
    .flatMap((one) => asText(one.permission) ?? [])
  return { granted, declined: connectScopeNames.filter((scope) => !granted.includes(scope)) }
}

/** The scopes that reach this Page: one that names other Pages only does not. Without names it reaches all. */
function scopesOn(data: JsonObject, externalId: string): string[] {
  const elsewhere = new Set(
    asList(data.granular_scopes).flatMap((item) => {
      const { scope, target_ids: targets } = asObject(item) ?? {}
      const named = Array.isArray(targets) ? targets.map(String) : null
      return named !== null && named.length > 0 && !named.includes(externalId) ? [asText(scope) ?? ''] : []
    }),
  )
  return asList(data.scopes)
    .flatMap((scope) => asText(scope) ?? [])
    .filter((scope) => !elsewhere.has(scope))
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
