import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedRequest } from '../src/login/removal-callback.ts'
import { days, minutes, onStage, type Stage } from './stage.ts'

const redirect = 'https://inbox.test/callback'
const scopes = 'pages_show_list,pages_messaging,pages_manage_metadata'

const dialogFields = (stage: Stage) => ({
  client_id: stage.app.id,
  redirect_uri: redirect,
  state: 'bí mật',
  scope: scopes,
})

async function step(stage: Stage, fields: object) {
  const body = new URLSearchParams({ ...dialogFields(stage), user: stage.adminId, ...fields }).toString()
  return stage.call('POST', '/dialog/oauth/step', body, {
    'content-type': 'application/x-www-form-urlencoded',
  })
}

/** Consents as the admin, ticking these Pages. */
async function logIn(stage: Stage, pages: string[], permissions = scopes.split(',')): Promise<string> {
  const chosen = new URLSearchParams({
    ...dialogFields(stage),
    user: stage.adminId,
    step: 'permissions',
    extent: 'some',
    pages: pages.join(','),
  })
  for (const permission of permissions) chosen.append('permission', permission)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  await stage.call('POST', '/dialog/oauth/step', chosen.toString(), form)
  const back = await step(stage, { step: 'done' })
  return new URL(String(back.headers.location)).searchParams.get('code') ?? ''
}

const spend = (stage: Stage, code: string, more: object = {}) =>
  stage.call(
    'GET',
    `/v25.0/oauth/access_token?${new URLSearchParams({ client_id: stage.app.id, client_secret: stage.app.secret, redirect_uri: redirect, code, ...more })}`,
  )

async function userToken(stage: Stage, pages: string[], long = true): Promise<string> {
  const { body } = await spend(stage, await logIn(stage, pages))
  if (!long) return body.access_token
  const exchange = { grant_type: 'fb_exchange_token', fb_exchange_token: body.access_token }
  return (await spend(stage, '', exchange)).body.access_token
}

const inspect = async (stage: Stage, token: string) =>
  (
    await stage.call(
      'GET',
      `/debug_token?input_token=${token}&access_token=${stage.app.id}|${stage.app.secret}`,
    )
  ).body.data

test(
  'E1: The dialog leads from a person over Pages and permissions to a code, with the state unchanged',
  onStage(async (stage) => {
    const { call, app, adminId, page } = stage
    const first = await call(
      'GET',
      `/v25.0/dialog/oauth?${new URLSearchParams({ ...dialogFields(stage), locale: 'vi_VN' })}`,
    )
    expect(first.body).toContain('Tiếp tục dưới tên Nguyễn Minh Anh')
    expect(first.body).toContain(`login-user-${adminId}`)
    const again = await step(stage, { step: 'who', locale: 'en_US' })
    expect(again.body).toContain('login-reconnect')
    expect((await step(stage, { step: 'again', choice: 'edit-settings' })).body).toContain(
      `login-page-${page}`,
    )
    expect((await step(stage, { step: 'pages', extent: 'some', page })).body).toContain(
      'login-permission-pages_messaging',
    )
    expect((await step(stage, { step: 'permissions', extent: 'some', pages: page })).body).toContain(
      'login-done',
    )
    const back = await step(stage, { step: 'done' })
    expect(back.status).toBe(302)
    const address = new URL(String(back.headers.location))
    expect(address.searchParams.get('state')).toBe('bí mật')
    expect(address.searchParams.get('code')).toMatch(/^AQD/)
    expect(address.hash).toBe('#_=_')
    expect(app.id).toMatch(/^\d+$/)
  }),
)

test(
  'E1: An address that is not registered shows an error and never leads there',
  onStage(async (stage) => {
    const bad = new URLSearchParams({ ...dialogFields(stage), redirect_uri: 'https://evil.test/' })
    const shown = await stage.call('GET', `/dialog/oauth?${bad}`)
    expect(shown.body).toContain('URL bị chặn')
    expect(
      (await step(stage, { step: 'done', redirect_uri: 'https://evil.test/' })).headers.location,
    ).toBeUndefined()
    expect(
      (await step(stage, { step: 'cancel', redirect_uri: 'https://evil.test/' })).headers.location,
    ).toBeUndefined()
  }),
)

test(
  'E1: Cancelling returns access_denied',
  onStage(async (stage) => {
    const back = new URL(String((await step(stage, { step: 'cancel' })).headers.location))
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'access_denied',
      error_reason: 'user_denied',
      error_code: '200',
      state: 'bí mật',
    })
    expect(back.hash).toBe('#_=_')
  }),
)

test(
  'E2: A code works once, for its own address, for ten minutes',
  onStage(async (stage) => {
    const code = await logIn(stage, [stage.page])
    const elsewhere = await spend(stage, code, { redirect_uri: 'https://inbox.test/other' })
    expect(elsewhere.body.error).toMatchObject({ code: 100, error_subcode: 36008 })
    const first = await spend(stage, code)
    expect(first.body).toMatchObject({ token_type: 'bearer', expires_in: expect.any(Number) })
    const second = await spend(stage, code)
    expect(second.status).toBe(400)
    expect(second.body.error).toMatchObject({ type: 'OAuthException', code: 100, error_subcode: 36009 })

    const late = await logIn(stage, [stage.page])
    await stage.advance(minutes(11))
    expect((await spend(stage, late)).body.error).toMatchObject({ code: 100, error_subcode: 36007 })
    expect((await spend(stage, late, { client_secret: 'sai' })).body.error).toMatchObject({ code: 1 })
  }),
)

test(
  'E3: A long-lived token lasts about 60 days, and Page tokens from it have no end date',
  onStage(async (stage) => {
    const short = await userToken(stage, [stage.page], false)
    const exchanged = await spend(stage, '', { grant_type: 'fb_exchange_token', fb_exchange_token: short })
    expect(exchanged.body.expires_in).toBe(60 * 86_400)
    const accounts = await stage.graph('GET', 'me/accounts', undefined, exchanged.body.access_token)
    const seen = await inspect(stage, accounts.body.data[0].access_token)
    const now = Math.floor(stage.world.clock.now() / 1000)
    expect(seen).toMatchObject({
      type: 'PAGE',
      is_valid: true,
      expires_at: 0,
      profile_id: stage.page,
      app_id: stage.app.id,
    })
    expect(seen.data_access_expires_at - now).toBe(90 * 86_400)
    const fromShort = await stage.graph('GET', 'me/accounts', undefined, short)
    expect((await inspect(stage, fromShort.body.data[0].access_token)).expires_at).toBe(now + 3600)
  }),
)

test(
  'How long codes, tokens and access to data live can be changed',
  onStage(async (stage) => {
    await stage.switches({
      loginCodeLifetimeMs: 1_000,
      shortTokenLifetimeMs: minutes(5),
      longTokenLifetimeMs: days(1),
      dataAccessLifetimeMs: days(2),
    })
    const late = await logIn(stage, [stage.page])
    await stage.advance(1_001)
    expect((await spend(stage, late)).body.error.error_subcode).toBe(36007)
    const now = Math.floor(stage.world.clock.now() / 1000)
    const short = await inspect(stage, await userToken(stage, [stage.page], false))
    const long = await inspect(stage, await userToken(stage, [stage.page]))
    expect([short.expires_at - now, long.expires_at - now]).toEqual([300, 86_400])
    expect(long.data_access_expires_at - now).toBe(2 * 86_400)
  }),
)

test(
  'E4: Only ticked Pages are listed and named in the token, and unticking one kills its token',
  onStage(async (stage) => {
    const other = await stage.newPage('Tiệm Hoa Nắng', 'zero_config')
    const token = await userToken(stage, [other])
    const listed = await stage.graph('GET', 'me/accounts', undefined, token)
    expect(listed.body.data.map((page: { id: string }) => page.id)).toEqual([other])
    expect(listed.body.data[0].tasks).toContain('MESSAGING')
    const scope = (await inspect(stage, token)).granular_scopes.find(
      (row: { scope: string }) => row.scope === 'pages_messaging',
    )
    expect(scope.target_ids).toEqual([other])

    const pageToken = listed.body.data[0].access_token
    expect((await stage.graph('GET', 'me', undefined, pageToken)).status).toBe(200)
    await stage.desk('POST', `/users/${stage.adminId}/accidents`, {
      kind: 'untick_page',
      appId: stage.app.id,
      pageId: other,
    })
    expect((await stage.graph('GET', 'me', undefined, pageToken)).body.error.code).toBe(190)
  }),
)

test(
  'E4: A permission switched off in the dialog is declined, and what needs it is refused',
  onStage(async (stage) => {
    const code = await logIn(stage, [stage.page], ['pages_messaging', 'pages_manage_metadata'])
    const token = (await spend(stage, code)).body.access_token
    const permissions = (await stage.graph('GET', 'me/permissions', undefined, token)).body.data
    expect(permissions).toContainEqual({ permission: 'pages_show_list', status: 'declined' })
    expect(permissions).toContainEqual({ permission: 'pages_messaging', status: 'granted' })
    expect((await stage.graph('GET', 'me/accounts', undefined, token)).body.error.code).toBe(200)
  }),
)

const deaths = [
  ['change_password', 460, 'changed their password'],
  ['remove_app', 458, 'has not authorized application'],
  ['lose_role', 492, 'The session is invalid'],
  ['checkpoint', 459, 'cannot access the app till you log in'],
  ['log_out', 467, 'the user logged out'],
  ['unconfirm', 464, 'not a confirmed user'],
] as const

test.each(deaths)(
  'E5: After %s every endpoint answers 190 with subcode %i',
  async (kind, subcode, sentence) => {
    await onStage(async (stage) => {
      await stage.says('Chào shop')
      const order = { kind, appId: stage.app.id, pageId: stage.page }
      await stage.desk('POST', `/users/${stage.adminId}/accidents`, order)
      for (const answer of [
        await stage.sends('Dạ'),
        await stage.sends('', { sender_action: 'typing_on' }),
        await stage.graph('POST', 'me/message_attachments', {}),
        await stage.graph('GET', 'me/conversations'),
        await stage.graph('GET', 'me'),
        await stage.graph('GET', stage.lan),
        await stage.graph('GET', 'me/subscribed_apps'),
        await stage.graph('GET', `me/thread_owner?recipient=${stage.lan}`),
        await stage.graph('POST', 'me/take_thread_control', { recipient: { id: stage.lan } }),
        await stage.graph('GET', 'me/messenger_profile?fields=greeting'),
      ]) {
        expect(answer.status).toBe(400)
        expect(answer.body.error).toMatchObject({ type: 'OAuthException', code: 190, error_subcode: subcode })
        expect(answer.body.error.message).toContain(sentence)
      }
      expect(await inspect(stage, stage.token)).toMatchObject({
        is_valid: false,
        error: { code: 190, subcode },
      })
    })()
  },
)

test(
  'E5: A token expires by itself, or at once by the button, and says when',
  onStage(async (stage) => {
    const token = await userToken(stage, [stage.page])
    await stage.advance(days(61))
    const late = await stage.graph('GET', 'me', undefined, token)
    expect(late.body.error).toMatchObject({ code: 190, error_subcode: 463 })
    expect(late.body.error.message).toMatch(/Session has expired on .* The current time is /)
    await stage.desk('POST', `/users/${stage.adminId}/accidents`, { kind: 'expire' })
    expect((await stage.sends('Dạ')).body.error).toMatchObject({ code: 190, error_subcode: 463 })
  }),
)

test(
  'E6: Removing the app calls its deauthorize address with a signed request, and ends its webhooks',
  onStage(async (stage) => {
    const { receiver, app, adminId, desk, says, settled, page } = stage
    await desk('PATCH', `/apps/${app.id}`, { deauthorizeUrl: `${receiver.origin}/goodbye` })
    await desk('POST', `/users/${adminId}/accidents`, { kind: 'remove_app', appId: app.id })
    await expect.poll(() => receiver.requests.length).toBe(1)
    const signed = new URLSearchParams(receiver.requests[0]?.body).get('signed_request') ?? ''
    const [signature, payload = ''] = signed.split('.')
    expect(signature).toBe(createHmac('sha256', app.secret).update(payload).digest('base64url'))
    const told = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expect(told).toMatchObject({ algorithm: 'HMAC-SHA256', user_id: expect.any(String) })
    expect(signedRequest(app.secret, told)).toBe(signed)
    await says('Có ai không?')
    await settled()
    expect(receiver.events('message')).toEqual([])
    expect((await desk('GET', '/state')).pages[0]).toMatchObject({ id: page, subscriptions: [] })
  }),
)

test(
  'E7: An app that wants proof refuses calls without a right one',
  onStage(async (stage) => {
    await stage.desk('PATCH', `/apps/${stage.app.id}`, { requiresProof: true })
    const proof = createHmac('sha256', stage.app.secret).update(stage.token).digest('hex')
    expect((await stage.graph('GET', 'me')).body.error).toMatchObject({
      code: 100,
      type: 'GraphMethodException',
    })
    expect((await stage.graph('GET', 'me?appsecret_proof=00')).body.error).toMatchObject({ code: 100 })
    expect((await stage.graph('GET', `me?appsecret_proof=${proof}`)).status).toBe(200)
  }),
)
