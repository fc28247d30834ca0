import { expect, test } from 'vitest'
import { openInstallation, openShop, password } from './installation.ts'

test("a change needs our page's mark and our own origin", async () => {
  await using installation = await openInstallation()
  const { owner, path } = await openShop(installation)
  const rename = (headers: Record<string, string | undefined>) =>
    owner.call('PATCH', path, { name: 'Bị đổi' }, headers)
  const refused = [
    { 'x-lienmach-client': undefined },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.test' },
    { origin: 'null' },
  ]
  for (const headers of refused) {
    const { status, body } = await rename(headers)
    expect([status, body.error.code], JSON.stringify(headers)).toEqual([403, 'request/cross-site'])
  }
  expect((await rename({ 'sec-fetch-site': 'same-origin', origin: 'http://chat.shop.test' })).status).toBe(
    200,
  )
  const signIn = await installation
    .browser()
    .post('/api/auth/sign-in/email', { email: 'ha@shop.test', password }, { origin: 'https://evil.test' })
  expect(signIn.status).toBe(403)
})

test('nothing is answered across origins, and what better-auth could do beyond our list does not exist', async () => {
  await using installation = await openInstallation()
  const { owner } = await openShop(installation)
  const preflight = await installation.http.inject({
    method: 'OPTIONS',
    url: '/api/v1/me',
    headers: { origin: 'https://evil.test', 'access-control-request-method': 'PATCH' },
  })
  expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
  for (const call of [
    'sign-up/email',
    'sign-in/social',
    'update-user',
    'delete-user',
    'change-email',
    'link-social',
    'reset-password/abc',
    'ok',
    'error',
  ]) {
    expect(
      (await owner.post(`/api/auth/${call}`, { email: 'x@shop.test', name: 'x', password })).status,
      call,
    ).toBe(404)
    expect((await owner.get(`/api/auth/${call}`)).status, call).toBe(404)
  }
})

test('text, numbers, lists and objects in the place of an address or a password are refused before anything looks', async () => {
  await using installation = await openInstallation()
  await openShop(installation)
  const browser = installation.browser()
  for (const value of [
    { $ne: '' },
    ['ha@shop.test'],
    1,
    true,
    null,
    undefined,
    { toString: 'ha@shop.test' },
  ]) {
    expect((await browser.post('/api/auth/sign-in/email', { email: value, password })).status).toBe(400)
    expect(
      (await browser.post('/api/auth/sign-in/email', { email: 'ha@shop.test', password: value })).status,
    ).toBe(400)
    expect(
      (await browser.post('/api/auth/reset-password', { token: value, newPassword: password })).status,
    ).toBe(400)
  }
  for (const body of [null, [], 'chuỗi', 7])
    expect((await browser.post('/api/auth/sign-in/email', body)).status).toBe(400)
})
