import { channelRoutes } from '@lienmach/contract'
import { type Answer, startWorld } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { adminOf, attemptOf, begins, connects, logsIn } from './facebook.ts'

/** Facebook's tokens, real or emulated, begin so. */
const token = /EAA[A-Za-z0-9]{8,}/

test('no token of Facebook reaches a browser, a log line or the database in the clear', async () => {
  const lines: string[] = []
  await using world = await startWorld({ log: (line) => lines.push(line) })
  const { owner, context } = world
  const { userId, pageIds } = await adminOf(world, 'Mộc Store')
  const [pageId = ''] = pageIds
  const answers: Answer<unknown>[] = []
  const keep = <T>(answer: Answer<T>) => {
    answers.push(answer)
    return answer
  }

  const run = await logsIn(owner, await begins(owner), { userId, pageIds })
  const { body: channel } = keep(await connects(owner, run, pageId))
  const params = { channelId: channel.id }
  keep(await owner.try(channelRoutes.checkChannel, { params }))
  keep(await owner.try(channelRoutes.channels, { params: {} }))
  await world.desk.call('POST', `/users/${userId}/accidents`, { kind: 'change_password' })
  keep(await owner.try(channelRoutes.checkChannel, { params }))
  keep(await connects(owner, run, pageId))
  answers.push({ status: 200, body: await attemptOf(owner, run.id), code: null })

  const { pool } = context.db.owner
  const kept = await pool.query<{ token: Buffer }>(`
    select token_sealed as token from channels where token_sealed is not null
    union all select user_token_sealed from connect_attempts where user_token_sealed is not null`)
  expect(kept.rows).toHaveLength(2)
  const dump = await pool.query<{ text: string }>(`
    select channels::text as text from channels union all select connect_attempts::text from connect_attempts
    union all select audit_log::text from audit_log union all select changes::text from changes`)

  // The pattern must be able to find a token, or finding none means nothing.
  const real = await world.desk.call<{ pageAccessToken: string }>('POST', '/tokens', {
    appId: context.config.meta.appId,
    pageId,
    userId,
  })
  expect(real.pageAccessToken).toMatch(token)
  for (const sealed of kept.rows) expect(sealed.token.toString('latin1')).not.toMatch(token)
  for (const { text } of dump.rows) expect(text).not.toMatch(token)
  for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(token)
  for (const line of lines) expect(line).not.toMatch(token)
  expect(lines.join('')).not.toContain(context.config.meta.appSecret)
})

test('a sealed token opens in no other row', async () => {
  await using world = await startWorld()
  const first = await world.connectFacebookPage({ name: 'Mộc Store' })
  const second = await world.connectFacebookPage({ name: 'Tiệm Hoa Nắng' })
  await world.context.db.owner.pool.query(
    'update channels set token_sealed = (select token_sealed from channels where id = $1) where id = $2',
    [first.channelId, second.channelId],
  )
  const check = (channelId: string) => world.owner.try(channelRoutes.checkChannel, { params: { channelId } })
  expect((await check(first.channelId)).status).toBe(200)
  expect((await check(second.channelId)).code).toBe('server/fault')
})
