import { createHmac } from 'node:crypto'
import { accountRoutes } from '@lienmach/contract'
import { startWorld, type World } from '@lienmach/testkit'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminOf, begins, channelOf, connects, logsIn, otherShop } from './facebook.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  const { appId } = world.context.config.meta
  await world.desk.call('PATCH', `/apps/${appId}`, {
    deauthorizeUrl: `${world.url}/callbacks/meta/deauthorize`,
    dataDeletionUrl: `${world.url}/callbacks/meta/data-deletion`,
  })
})
afterAll(() => world[Symbol.asyncDispose]())

/** Two shops whose Pages live from one person's session. */
async function twoShops() {
  const { owner } = world
  const hung = await otherShop(world)
  const { userId, pageIds } = await adminOf(world, 'Mộc Store', 'Tiệm Hoa Nắng')
  const [ours = '', theirs = ''] = pageIds
  await connects(owner, await logsIn(owner, await begins(owner), { userId, pageIds }), ours)
  await connects(hung, await logsIn(hung, await begins(hung), { userId, pageIds }), theirs)
  return { owner, hung, userId, ours, theirs }
}

test('removing our app on Facebook ends every Page that lives from that person, in whichever shop', async () => {
  const { owner, hung, userId, ours, theirs } = await twoShops()
  const other = await world.connectFacebookPage({ name: 'Trang của người khác' })
  await world.desk.call('POST', `/users/${userId}/accidents`, {
    kind: 'remove_app',
    appId: world.context.config.meta.appId,
  })
  await world.settles()

  const gone = { state: 'needs_reconnect', stateReason: 'token_app_removed' }
  await expect.poll(() => channelOf(owner, ours)).toMatchObject(gone)
  expect(await channelOf(hung, theirs)).toMatchObject(gone)
  expect((await channelOf(owner, other.externalId)).state).toBe('connecting')
  const { entries } = await owner.call(accountRoutes.audit, { params: {}, query: {} })
  expect(entries[0]).toMatchObject({ action: 'channel.deauthorized', actorKind: 'platform' })
})

test('a callback that Meta did not sign ends nothing', async () => {
  const page = await world.connectFacebookPage({ name: 'Gốm Bát Tràng' })
  const payload = Buffer.from(JSON.stringify({ user_id: page.adminId, algorithm: 'HMAC-SHA256' })).toString(
    'base64url',
  )
  const forged = `${createHmac('sha256', 'bí mật của kẻ lạ').update(payload).digest('base64url')}.${payload}`
  const bodies = [
    `signed_request=${forged}`,
    `signed_request=.${payload}`,
    'signed_request=',
    '',
    'signed_request=a&signed_request=b',
  ]
  for (const path of ['deauthorize', 'data-deletion']) {
    for (const body of bodies) {
      const answer = await request(`${world.url}/callbacks/meta/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
      await answer.body.dump()
      expect(answer.statusCode).toBe(400)
    }
    const json = await request(`${world.url}/callbacks/meta/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ signed_request: forged }),
    })
    await json.body.dump()
    expect(json.statusCode).toBe(400)
  }
  expect((await channelOf(world.owner, page.externalId)).state).toBe('connecting')
})

test('a request for deletion forgets the person, and whoever holds its code reads that it was done', async () => {
  const { owner, hung, userId, ours, theirs } = await twoShops()
  const { answer: asked } = await world.desk.call<{ answer: { status: number; body: string } }>(
    'POST',
    `/users/${userId}/data-deletion`,
    { appId: world.context.config.meta.appId },
  )
  expect(asked.status).toBe(200)
  const answer = JSON.parse(asked.body) as { url: string; confirmation_code: string }
  expect(answer.url).toBe(`${world.url}/deletion/${answer.confirmation_code}`)

  const forgotten = { state: 'needs_reconnect', stateReason: 'person_deleted' }
  expect(await channelOf(owner, ours)).toMatchObject(forgotten)
  expect(await channelOf(hung, theirs)).toMatchObject(forgotten)
  const { rows } = await world.context.db.owner.pool.query(
    'select count(*)::int as left from channels where external_id = any($1) and (token_sealed is not null or connected_by_asid is not null)',
    [[ours, theirs]],
  )
  expect(rows).toEqual([{ left: 0 }])
  // Of everybody who connects in this file only this person asked; both of their runs held a session.
  const runs = await world.context.db.owner.pool.query(
    'select user_token_sealed is null as erased, asid from connect_attempts where pages @> any(array[$1, $2]::jsonb[])',
    [ours, theirs].map((externalId) => JSON.stringify([{ externalId }])),
  )
  expect(runs.rows).toEqual([
    { erased: true, asid: null },
    { erased: true, asid: null },
  ])

  const page = await request(answer.url, { headers: { 'accept-language': 'vi' } })
  expect(page.statusCode).toBe(200)
  expect(await page.body.text()).toContain('Đã xoá xong')
  const english = await request(answer.url, { headers: { 'accept-language': 'en-GB,en;q=0.9' } })
  expect(await english.body.text()).toContain('It is done')
  const unknown = await request(`${world.url}/deletion/khong-co-ma-nay`)
  expect(unknown.statusCode).toBe(404)
  expect(await unknown.body.text()).not.toContain('khong-co-ma-nay')
})
