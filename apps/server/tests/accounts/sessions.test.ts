import { expect, test } from 'vitest'
import { openInstallation, openShop, password } from './installation.ts'

test('signing out ends the session at once, also for whoever kept a copy of the cookie', async () => {
  await using installation = await openInstallation()
  const { owner, path } = await openShop(installation)
  const copy = installation.browser()
  for (const [name, value] of owner.jar) copy.jar.set(name, value)
  expect((await copy.get(`${path}/members`)).status).toBe(200)

  expect((await owner.post('/api/auth/sign-out', {})).status).toBe(200)
  expect((await owner.get('/api/v1/me')).status).toBe(401)
  expect((await copy.get('/api/v1/me')).status).toBe(401)
  expect((await copy.get(`${path}/members`)).status).toBe(401)
})

test('signing in makes a new session, so that one planted beforehand is worth nothing', async () => {
  await using installation = await openInstallation()
  await openShop(installation)
  const victim = installation.browser()
  victim.jar.set('lienmach.session_token', 'planted.by-somebody-else')
  await victim.signIn('ha@shop.test')
  expect(victim.jar.get('lienmach.session_token')).not.toContain('planted')
  const attacker = installation.browser()
  attacker.jar.set('lienmach.session_token', 'planted.by-somebody-else')
  expect((await attacker.get('/api/v1/me')).status).toBe(401)
})

test('a cookie that was changed in any place opens nothing', async () => {
  await using installation = await openInstallation()
  const { owner } = await openShop(installation)
  const token = owner.jar.get('lienmach.session_token') ?? ''
  for (const altered of [
    token.slice(0, -4),
    `x${token.slice(1)}`,
    token.split('.')[0] ?? '',
    token.toUpperCase(),
    '',
  ]) {
    const browser = installation.browser()
    browser.jar.set('lienmach.session_token', altered)
    const data = owner.jar.get('lienmach.session_data')
    if (data) browser.jar.set('lienmach.session_data', data)
    expect((await browser.get('/api/v1/me')).status, altered).toBe(401)
  }
})

test('cookies stay out of reach of scripts and of other sites, and over https bind to exactly this host', async () => {
  await using plain = await openInstallation()
  await openShop(plain)
  for (const cookie of (await plain.browser().signIn('ha@shop.test')).cookies) {
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/)
    expect(cookie).not.toContain('Domain')
  }

  await using secure = await openInstallation({ PUBLIC_URL: 'https://chat.shop.test' })
  await openShop(secure)
  const { cookies } = await secure.browser().signIn('ha@shop.test')
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-lienmach\./)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).not.toContain('Domain')
  }
})

test('a person sees their sessions, ends others, and ends all others by changing the password', async () => {
  await using installation = await openInstallation()
  const { owner: desk } = await openShop(installation)
  const phone = installation.browser('198.51.100.8')
  await phone.signIn('ha@shop.test')
  const { body: sessions } = await desk.get('/api/auth/list-sessions')
  expect(sessions.map((session: { ipAddress: string }) => session.ipAddress).sort()).toEqual([
    '198.51.100.8',
    '203.0.113.7',
  ])

  const other = sessions.find((session: { ipAddress: string }) => session.ipAddress === '198.51.100.8')
  await desk.post('/api/auth/revoke-session', { token: other.token })
  expect((await phone.get('/api/v1/me')).status).toBe(401)

  await phone.signIn('ha@shop.test')
  const change = (currentPassword: string) =>
    desk.post('/api/auth/change-password', {
      currentPassword,
      newPassword: 'một mật khẩu khác',
      revokeOtherSessions: true,
    })
  expect((await change('sai mật khẩu cũ')).body.error.code).toBe('session/wrong-credentials')
  expect((await change(password)).status).toBe(200)
  expect((await phone.get('/api/v1/me')).status).toBe(401)
  expect((await desk.get('/api/v1/me')).status).toBe(200)
  expect((await installation.browser().signIn('ha@shop.test', password)).status).toBe(401)
  expect((await installation.browser().signIn('ha@shop.test', 'một mật khẩu khác')).status).toBe(200)
})

test('a session ends after seven days however busy it was', async () => {
  await using installation = await openInstallation()
  const { owner } = await openShop(installation)
  owner.jar.delete('lienmach.session_data')
  // As it stands after a renewal in the last hours of the seventh day.
  const { db } = installation.context
  await db.auth.query({
    text: `update auth.session set "createdAt" = now() - interval '6 days 13 hours', "expiresAt" = now() + interval '12 hours'`,
    values: [],
  })
  expect((await owner.get('/api/v1/me')).status).toBe(401)
  const left = await db.auth.query({ text: 'select from auth.session', values: [] })
  expect(left.rowCount).toBe(0)
})
