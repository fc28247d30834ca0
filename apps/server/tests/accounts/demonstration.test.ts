import { expect, test } from 'vitest'
import { seedDemo } from '../../src/actions/seed-demo.ts'
import { openInstallation, openShop } from './installation.ts'

test('the demonstration shop has an owner and two agents, and is made once however often the server starts', async () => {
  await using installation = await openInstallation()
  const first = await seedDemo(installation.context)
  const second = await seedDemo(installation.context)
  expect(second).toEqual(first)

  const visitor = installation.browser()
  expect((await visitor.signIn(first?.email ?? '', first?.password)).status).toBe(200)
  const { workspaces } = (await visitor.get('/api/v1/me')).body
  expect(workspaces).toMatchObject([{ name: 'Mộc Store', role: 'owner' }])
  const { members } = (await visitor.get(`/api/v1/workspaces/${workspaces[0].id}/members`)).body
  expect(members.map(({ role }: { role: string }) => role).sort()).toEqual(['agent', 'agent', 'owner'])
})

test('where somebody has set the installation up there is no demonstration, and a changed password is not told', async () => {
  await using installation = await openInstallation()
  await openShop(installation)
  expect(await seedDemo(installation.context)).toBe(null)

  await using other = await openInstallation()
  const demo = await seedDemo(other.context)
  const owner = other.browser()
  await owner.signIn(demo?.email ?? '', demo?.password)
  await owner.post('/api/auth/change-password', {
    currentPassword: demo?.password,
    newPassword: 'con mèo trèo cây cau',
  })
  expect(await seedDemo(other.context)).toBe(null)
})

test('production has no demonstration', async () => {
  await using installation = await openInstallation({
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://chat.shop.test',
    META_APP_ID: '1',
    META_APP_SECRET: 'a secret of the app',
    META_VERIFY_TOKEN: 'a verify token',
    SECRET_KEY: 'a key of at least thirty-two characters',
  })
  expect(await seedDemo(installation.context)).toBe(null)
  expect((await installation.browser().get('/api/v1/setup')).body.needed).toBe(true)
})
