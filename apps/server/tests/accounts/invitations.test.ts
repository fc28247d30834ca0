import { expect, test } from 'vitest'
import { join, openInstallation, openShop, password, tokenOf } from './installation.ts'

test('an invitation tells who invites, where and as what, and lets one person in once', async () => {
  await using installation = await openInstallation()
  const { owner, path, id } = await openShop(installation)
  const { body } = await owner.post(`${path}/invitations`, { email: 'Minh@shop.test', role: 'agent' })
  expect(body).toMatchObject({ mailed: false, invitation: { email: 'minh@shop.test', role: 'agent' } })
  expect(body.link).toMatch(/^http:\/\/chat\.shop\.test\/invite\/[\w-]{43}$/)
  const address = `/api/v1/invitations/${tokenOf(body.link)}`

  const minh = installation.browser()
  expect((await minh.get(address)).body).toEqual({
    workspaceName: 'Mộc Store',
    invitedBy: 'Nguyễn Thu Hà',
    email: 'minh@shop.test',
    role: 'agent',
    hasAccount: false,
  })
  const joined = await minh.post(address, { name: 'Trần Minh', password })
  expect([joined.status, joined.body.id, joined.body.role]).toEqual([200, id, 'agent'])
  expect((await minh.get(`${path}/members`)).body.members).toHaveLength(2)

  for (const again of [minh, installation.browser()]) {
    expect((await again.get(address)).status).toBe(410)
    expect((await again.post(address, { name: 'Kẻ lạ', password })).body.error.code).toBe(
      'invitation/not-usable',
    )
  }
  expect((await owner.get(`${path}/invitations`)).body.invitations).toEqual([])
})

test('of several who use one link at the same moment, one joins', async () => {
  await using installation = await openInstallation()
  const { owner, path } = await openShop(installation)
  const { body } = await owner.post(`${path}/invitations`, { email: 'minh@shop.test', role: 'agent' })
  const address = `/api/v1/invitations/${tokenOf(body.link)}`
  const answers = await Promise.all(
    [1, 2, 3].map(() => installation.browser().post(address, { name: 'Minh', password })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await owner.get(`${path}/members`)).body.members).toHaveLength(2)
})

test('an invitation ends after a day, when it is withdrawn, and when a newer one is made for the address', async () => {
  await using installation = await openInstallation()
  const { owner, path } = await openShop(installation)
  const invite = async () =>
    (await owner.post(`${path}/invitations`, { email: 'minh@shop.test', role: 'agent' })).body
  const works = async (link: string) =>
    (await installation.browser().get(`/api/v1/invitations/${tokenOf(link)}`)).status === 200

  const first = await invite()
  const second = await invite()
  expect([await works(first.link), await works(second.link)]).toEqual([false, true])

  expect((await owner.delete(`${path}/invitations/${second.invitation.id}`)).status).toBe(200)
  expect(await works(second.link)).toBe(false)
  expect((await owner.delete(`${path}/invitations/${second.invitation.id}`)).status).toBe(404)

  const third = await invite()
  installation.clock.advance(24 * 60 * 60_000 - 60_000)
  expect(await works(third.link)).toBe(true)
  installation.clock.advance(120_000)
  expect(await works(third.link)).toBe(false)
  const late = await installation
    .browser()
    .post(`/api/v1/invitations/${tokenOf(third.link)}`, { name: 'Minh', password })
  expect(late.status).toBe(410)
})

test('whoever has an account joins with its password; the link alone is not enough', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const minh = await join(installation, shop, { name: 'Trần Minh', email: 'minh@shop.test', role: 'agent' })
  const second = (
    await shop.owner.post('/api/v1/workspaces', { name: 'Chi nhánh 2', timeZone: 'Asia/Ho_Chi_Minh' })
  ).body
  const { body } = await shop.owner.post(`/api/v1/workspaces/${second.id}/invitations`, {
    email: 'minh@shop.test',
    role: 'manager',
  })
  const address = `/api/v1/invitations/${tokenOf(body.link)}`
  const thief = installation.browser()
  expect((await thief.get(address)).body.hasAccount).toBe(true)
  expect((await thief.post(address, { name: 'Kẻ trộm', password: 'mật khẩu khác hẳn' })).status).toBe(401)
  expect((await thief.get('/api/v1/me')).status).toBe(401)

  expect((await minh.post(address, { password })).body).toMatchObject({ id: second.id, role: 'manager' })
  const { workspaces } = (await minh.get('/api/v1/me')).body
  expect(workspaces.map(({ name, role }: { name: string; role: string }) => `${name}: ${role}`)).toEqual([
    'Chi nhánh 2: manager',
    'Mộc Store: agent',
  ])
})

test('a new account needs a name and a long password, and the link still works after a mistake', async () => {
  await using installation = await openInstallation()
  const { owner, path } = await openShop(installation)
  const { body } = await owner.post(`${path}/invitations`, { email: 'minh@shop.test', role: 'agent' })
  const address = `/api/v1/invitations/${tokenOf(body.link)}`
  const minh = installation.browser()
  expect((await minh.post(address, { password })).body.error.detail.fields[0].at).toBe('/name')
  expect((await minh.post(address, { name: 'Minh', password: 'ngắn' })).body.error.detail.fields[0].at).toBe(
    '/password',
  )
  expect((await minh.post(address, { name: 'Minh', password })).status).toBe(200)
})

test('invitations lose their worth when their sender leaves or steps down', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const thao = await join(installation, shop, { name: 'Lê Thảo', email: 'thao@shop.test', role: 'manager' })
  const invited = async (email: string) =>
    (await thao.post(`${shop.path}/invitations`, { email, role: 'manager' })).body
  const works = async (link: string) =>
    (await installation.browser().get(`/api/v1/invitations/${tokenOf(link)}`)).status === 200

  const before = await invited('ban@shop.test')
  await shop.owner.patch(`${shop.path}/members/${thao.id}`, { role: 'agent' })
  expect(await works(before.link)).toBe(false)

  await shop.owner.patch(`${shop.path}/members/${thao.id}`, { role: 'manager' })
  const later = await invited('ban@shop.test')
  expect(await works(later.link)).toBe(true)
  await shop.owner.delete(`${shop.path}/members/${thao.id}`)
  expect(await works(later.link)).toBe(false)
})

test('nobody invites above their own standing, nor somebody who is already here', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const thao = await join(installation, shop, { name: 'Lê Thảo', email: 'thao@shop.test', role: 'manager' })
  const minh = await join(installation, shop, { name: 'Trần Minh', email: 'minh@shop.test', role: 'agent' })
  const invite = (browser: typeof minh, email: string, role: string) =>
    browser.post(`${shop.path}/invitations`, { email, role })
  expect((await invite(minh, 'x@shop.test', 'agent')).body.error).toMatchObject({
    code: 'workspace/forbidden',
    detail: { needs: 'manager' },
  })
  expect((await invite(thao, 'x@shop.test', 'owner')).body.error).toMatchObject({
    code: 'workspace/forbidden',
    detail: { needs: 'owner' },
  })
  expect((await invite(thao, 'MINH@shop.test', 'agent')).body.error.code).toBe('member/already-here')
  expect((await invite(thao, 'x@shop.test', 'manager')).status).toBe(200)
})

test('a mail server is given the letter; when it refuses, the link is there to be copied', async () => {
  await using installation = await openInstallation({}, { mail: true })
  const { owner, path } = await openShop(installation)
  const spoofed = { host: 'evil.test', 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' }
  const { body } = await owner.post(
    `${path}/invitations`,
    { email: 'minh@shop.test', role: 'agent' },
    spoofed,
  )
  expect(body.mailed).toBe(true)
  expect(body.link).toMatch(/^http:\/\/chat\.shop\.test\//)
  expect(installation.letters[0]).toMatchObject({ to: 'minh@shop.test' })
  expect(installation.letters[0]?.text).toContain(body.link)

  installation.refuseLetters()
  const second = await owner.post(`${path}/invitations`, { email: 'lan@shop.test', role: 'agent' })
  expect([second.status, second.body.mailed]).toEqual([200, false])
})
