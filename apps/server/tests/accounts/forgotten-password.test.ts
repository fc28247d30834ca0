import { expect, test } from 'vitest'
import { join, openInstallation, openShop, tokenOf } from './installation.ts'

test('a forgotten password is replaced by mail, once, within ten minutes; nobody learns who has an account', async () => {
  await using installation = await openInstallation({}, { mail: true })
  const { owner } = await openShop(installation)
  const stranger = installation.browser()
  const unknown = await stranger.post('/api/auth/request-password-reset', { email: 'khong-ai@shop.test' })
  const known = await stranger.post(
    '/api/auth/request-password-reset',
    { email: 'ha@shop.test' },
    { host: 'evil.test', 'x-forwarded-host': 'evil.test' },
  )
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
  expect(installation.letters).toHaveLength(1)
  const [letter] = installation.letters
  expect(letter?.to).toBe('ha@shop.test')
  const link = /http\S+/.exec(letter?.text ?? '')?.[0] ?? ''
  expect(link).toMatch(/^http:\/\/chat\.shop\.test\/reset\?token=[\w-]{20,}$/)

  const token = tokenOf(link)
  expect(
    (
      await stranger.post('/api/auth/reset-password', {
        token: `${token}x`,
        newPassword: 'mật khẩu của kẻ lạ',
      })
    ).status,
  ).toBe(410)
  expect((await stranger.post('/api/auth/reset-password', { token, newPassword: 'ngắn' })).status).toBe(400)
  expect(
    (await stranger.post('/api/auth/reset-password', { token, newPassword: 'mật khẩu mới toanh' })).status,
  ).toBe(200)
  expect(
    (await stranger.post('/api/auth/reset-password', { token, newPassword: 'lần thứ hai nữa' })).status,
  ).toBe(410)
  expect((await owner.get('/api/v1/me')).status).toBe(401)
  expect((await stranger.signIn('ha@shop.test', 'mật khẩu mới toanh')).status).toBe(200)
})

test('without a mail server an owner hands over a link, for people who work nowhere else', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const minh = await join(installation, shop, { name: 'Trần Minh', email: 'minh@shop.test', role: 'agent' })
  const { body } = await shop.owner.post(`${shop.path}/members/${minh.id}/reset-link`)
  expect(body.link).toMatch(/^http:\/\/chat\.shop\.test\/reset\?token=/)
  const reset = await installation
    .browser()
    .post('/api/auth/reset-password', { token: tokenOf(body.link), newPassword: 'cái nón lá của Minh' })
  expect(reset.status).toBe(200)
  expect((await minh.get('/api/v1/me')).status).toBe(401)

  await minh.signIn('minh@shop.test', 'cái nón lá của Minh')
  await minh.post('/api/v1/workspaces', { name: 'Quán của Minh', timeZone: 'Asia/Ho_Chi_Minh' })
  const refused = await shop.owner.post(`${shop.path}/members/${minh.id}/reset-link`)
  expect([refused.status, refused.body.error.code]).toEqual([403, 'workspace/forbidden'])
})
