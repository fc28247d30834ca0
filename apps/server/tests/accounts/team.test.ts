import { expect, test } from 'vitest'
import { join, openInstallation, openShop } from './installation.ts'

const minhIs = { name: 'Trần Minh', email: 'minh@shop.test' }

test('a change of role works with the next call', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const minh = await join(installation, shop, { ...minhIs, role: 'agent' })
  expect((await minh.get(`${shop.path}/audit`)).body.error.detail).toEqual({ needs: 'manager' })
  expect((await shop.owner.patch(`${shop.path}/members/${minh.id}`, { role: 'manager' })).body.role).toBe(
    'manager',
  )
  expect((await minh.get(`${shop.path}/audit`)).status).toBe(200)
  expect((await minh.get(`${shop.path}/api-keys`)).body.error.detail).toEqual({ needs: 'owner' })
  await shop.owner.patch(`${shop.path}/members/${minh.id}`, { role: 'agent' })
  expect((await minh.get(`${shop.path}/audit`)).status).toBe(403)
})

test('a workspace keeps an owner, also when two step down at the same moment', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const ha = (await shop.owner.get('/api/v1/me')).body.id
  for (const attempt of [
    await shop.owner.patch(`${shop.path}/members/${ha}`, { role: 'agent' }),
    await shop.owner.delete(`${shop.path}/members/${ha}`),
  ]) {
    expect([attempt.status, attempt.body.error.code]).toEqual([409, 'member/last-owner'])
  }

  const minh = await join(installation, shop, { ...minhIs, role: 'owner' })
  const [one, other] = await Promise.all([
    shop.owner.patch(`${shop.path}/members/${ha}`, { role: 'agent' }),
    minh.patch(`${shop.path}/members/${minh.id}`, { role: 'agent' }),
  ])
  expect([one.status, other.status].sort()).toEqual([200, 409])
})

test('a removed member is refused with the next call, keeps their account, and can come back', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const minh = await join(installation, shop, { ...minhIs, role: 'agent' })
  expect((await shop.owner.delete(`${shop.path}/members/${minh.id}`)).status).toBe(200)

  const refused = await minh.get(`${shop.path}/members`)
  expect([refused.status, refused.body.error.code]).toEqual([404, 'resource/not-found'])
  expect((await minh.get('/api/v1/me')).body.workspaces).toEqual([])
  expect((await shop.owner.get(`${shop.path}/members`)).body.members).toHaveLength(1)
  expect((await shop.owner.delete(`${shop.path}/members/${minh.id}`)).status).toBe(404)

  const { body } = await shop.owner.post(`${shop.path}/invitations`, { email: minhIs.email, role: 'manager' })
  const back = await minh.post(`/api/v1/invitations/${body.link.split('/').at(-1)}`, {
    password: 'cây cầu khỉ dài',
  })
  expect([back.status, back.body.role]).toEqual([200, 'manager'])
})

test('presence and names reach everybody through the change log', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const minh = await join(installation, shop, { ...minhIs, role: 'agent' })
  expect((await minh.put(`${shop.path}/presence`, { presence: 'ready' })).body).toMatchObject({
    presence: 'ready',
    name: 'Trần Minh',
  })
  await minh.patch('/api/v1/me', { name: 'Trần Quang Minh', locale: 'en' })
  const { members } = (await shop.owner.get(`${shop.path}/members`)).body
  expect(members.find((member: { id: string }) => member.id === minh.id)).toMatchObject({
    name: 'Trần Quang Minh',
    presence: 'ready',
  })
  expect((await minh.get('/api/v1/me')).body.locale).toBe('en')

  const { rows } = await installation.context.db.pipeline.query({
    text: `select kind, entity_id, seq from changes where workspace_id = $1 order by seq`,
    values: [shop.id],
  })
  // Joined, ready, renamed.
  expect(rows).toEqual([1, 2, 3].map((seq) => ({ kind: 'member', entity_id: minh.id, seq })))
})

test('the audit log says who did what, newest first, page by page, and holds no secret', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const minh = await join(installation, shop, { ...minhIs, role: 'agent' })
  await shop.owner.patch(`${shop.path}/members/${minh.id}`, { role: 'manager' })
  const key = (await shop.owner.post(`${shop.path}/api-keys`, { name: 'Báo cáo', role: 'agent' })).body
  await shop.owner.patch(shop.path, { name: 'Mộc Store 2' })

  const { body } = await shop.owner.get(`${shop.path}/audit`)
  expect(
    body.entries.map((entry: { action: string; actorName: string }) => `${entry.actorName}: ${entry.action}`),
  ).toEqual([
    'Nguyễn Thu Hà: workspace.changed',
    'Nguyễn Thu Hà: api_key.created',
    'Nguyễn Thu Hà: member.role_changed',
    'Trần Minh: member.joined',
    'Nguyễn Thu Hà: member.invited',
    'Nguyễn Thu Hà: workspace.created',
  ])
  expect(body.entries[2].data).toEqual({ from: 'agent', to: 'manager' })
  expect(JSON.stringify(body)).not.toContain(key.secret)

  const first = (await shop.owner.get(`${shop.path}/audit?limit=4`)).body
  const second = (await shop.owner.get(`${shop.path}/audit?limit=4&before=${first.next}`)).body
  expect([...first.entries, ...second.entries]).toEqual(body.entries)
  expect(second.next).toBe(null)
  const joined = (await shop.owner.get(`${shop.path}/audit?action=member.joined`)).body
  expect(joined.entries).toHaveLength(1)
})

test('a program works with a key as far as its role reaches, and not after it is withdrawn', async () => {
  await using installation = await openInstallation()
  const shop = await openShop(installation)
  const { body } = await shop.owner.post(`${shop.path}/api-keys`, { name: 'Báo cáo', role: 'agent' })
  expect(body.secret).toMatch(/^lm_[\w-]{43}$/)
  expect(body.apiKey.prefix).toBe(body.secret.slice(0, 9))

  const program = installation.browser()
  const withKey = (secret: string) => ({ authorization: `Bearer ${secret}`, 'x-lienmach-client': undefined })
  expect((await program.get(`${shop.path}/members`, withKey(body.secret))).status).toBe(200)
  expect((await program.get(`${shop.path}/audit`, withKey(body.secret))).status).toBe(403)
  expect((await program.get(`${shop.path}/api-keys`, withKey(body.secret))).status).toBe(403)
  expect((await program.get('/api/v1/me', withKey(body.secret))).status).toBe(403)
  const presence = await program.call(
    'PUT',
    `${shop.path}/presence`,
    { presence: 'ready' },
    withKey(body.secret),
  )
  expect(presence.body.error.detail).toEqual({ needs: 'member' })
  for (const wrong of [
    `${body.secret}x`,
    body.secret.slice(0, -1),
    'lm_',
    body.apiKey.prefix,
    body.secret.toUpperCase(),
  ]) {
    expect((await program.get(`${shop.path}/members`, withKey(wrong))).status, wrong).toBe(401)
  }
  const listed = (await shop.owner.get(`${shop.path}/api-keys`)).body.apiKeys
  expect(listed).toMatchObject([{ name: 'Báo cáo', lastUsedAt: expect.any(Number) }])
  expect(JSON.stringify(listed)).not.toContain(body.secret)

  await shop.owner.delete(`${shop.path}/api-keys/${body.apiKey.id}`)
  expect((await program.get(`${shop.path}/members`, withKey(body.secret))).status).toBe(401)
})

test('secrets of people and programs stand neither in the log nor readable in the database', async () => {
  await using installation = await openInstallation({}, { mail: true })
  const shop = await openShop(installation)
  const canaries = ['mật khẩu chim hoàng yến', 'cây cầu khỉ dài']
  const minh = await join(installation, shop, { ...minhIs, role: 'agent' })
  const key = (await shop.owner.post(`${shop.path}/api-keys`, { name: 'Báo cáo', role: 'agent' })).body.secret
  await installation.browser().get(`${shop.path}/members`, { authorization: `Bearer ${key}` })
  const invitation = (
    await shop.owner.post(`${shop.path}/invitations`, { email: 'lan@shop.test', role: 'agent' })
  ).body
  const token = invitation.link.split('/').at(-1)
  await installation.browser().get(`/invite/${token}`)
  await installation.browser().post(`/api/v1/invitations/${token}`, { name: 'Lan\0', password: canaries[0] })
  await installation.browser().signIn('minh@shop.test', canaries[0])
  await installation.browser().post('/api/auth/request-password-reset', { email: 'minh@shop.test' })
  const reset = /token=([\w-]+)/.exec(installation.letters.at(-1)?.text ?? '')?.[1] ?? 'none'
  const link = (await shop.owner.post(`${shop.path}/members/${minh.id}/reset-link`)).body.link
    .split('=')
    .at(-1)
  await installation
    .browser()
    .post('/api/auth/reset-password', { token: `${reset}x`, newPassword: canaries[0] })
  await installation
    .browser()
    .post('/api/auth/sign-in/email', `{"email": "ha@shop.test", "password": "${canaries[0]}`)

  const session = decodeURIComponent(minh.jar.get('lienmach.session_token') ?? '').split('.')[0] ?? ''
  const secrets = [...canaries, key, token, reset, link]
  const log = installation.logged()
  for (const secret of [...secrets, session]) expect(log, secret).not.toContain(secret)

  const tables = await installation.context.db.owner.query({
    text: `select format('select %L as name, coalesce(string_agg(t::text, E''\\n''), '''') as rows from %I.%I t', tablename, schemaname, tablename) as query
      from pg_tables where schemaname in ('public', 'auth')`,
    values: [],
  })
  for (const { query } of tables.rows) {
    const { name, rows } = (await installation.context.db.owner.query({ text: query, values: [] })).rows[0]
    for (const secret of secrets) expect(rows.includes(secret), `${name} holds ${secret}`).toBe(false)
  }
})
