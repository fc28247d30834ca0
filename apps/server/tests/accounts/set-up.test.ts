import { expect, test } from 'vitest'
import { openInstallation, openShop, password } from './installation.ts'

test('the first person sets the installation up and is signed in; nobody can do it again', async () => {
  await using installation = await openInstallation()
  const stranger = installation.browser()
  expect((await stranger.get('/api/v1/setup')).body).toMatchObject({
    needed: true,
    publicUrl: 'http://chat.shop.test',
  })

  const shop = await openShop(installation)
  expect((await shop.owner.get('/api/v1/me')).body).toMatchObject({
    name: 'Nguyễn Thu Hà',
    workspaces: [{ id: shop.id, name: 'Mộc Store', role: 'owner' }],
  })

  expect((await stranger.get('/api/v1/setup')).body.needed).toBe(false)
  const again = await stranger.post('/api/v1/setup', {
    name: 'Kẻ lạ',
    email: 'la@shop.test',
    password,
    workspaceName: 'Của tôi',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
  })
  expect([again.status, again.body.error.code]).toEqual([409, 'setup/already-done'])
  expect((await stranger.get('/api/v1/me')).status).toBe(401)
})

test('of two who set up at the same moment, one owns the installation', async () => {
  await using installation = await openInstallation()
  const order = (n: number) => ({
    name: `Người ${n}`,
    email: `nguoi${n}@shop.test`,
    password,
    workspaceName: `Cửa hàng ${n}`,
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
  })
  const answers = await Promise.all(
    [1, 2, 3].map((n) => installation.browser().post('/api/v1/setup', order(n))),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})

test('setting up refuses a short password, a nameless shop and a time zone that does not exist', async () => {
  await using installation = await openInstallation()
  const good = {
    name: 'Hà',
    email: 'ha@shop.test',
    password,
    workspaceName: 'Mộc',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
  }
  for (const bad of [
    { password: 'ngắn' },
    { password: 'mat khau 123456' },
    { workspaceName: '   ' },
    { timeZone: 'Châu Á/Sài Gòn' },
    { email: 'không phải' },
  ]) {
    const { status } = await installation.browser().post('/api/v1/setup', { ...good, ...bad })
    expect(status, JSON.stringify(bad)).toBe(400)
  }
  expect((await installation.browser().get('/api/v1/setup')).body.needed).toBe(true)
})
