import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabases, openLog, startEmbeddedPostgres, systemClock } from '@lienmach/server'
import { startWorld } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { bodyOf } from '../../src/channels/facebook-page/webhook-samples.ts'
import { post, said } from './platform.ts'

test('while the database is gone Meta hears so at once, and everything heals by itself when it is back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lm-'))
  const start = () => startEmbeddedPostgres({ dataDir: folder, clock: systemClock, unsafeFast: true })
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  let postgres = await start()
  stack.defer(() => postgres.stop())
  const db = openDatabases({ url: postgres.url, log: openLog('silent'), size: 1 })
  await migrate(db.owner)
  await db.close()

  const world = stack.use(await startWorld({ env: { DATABASE_URL: postgres.url } }))
  const page = await world.connectFacebookPage()
  const lan = page.contact('Nguyễn Lan')
  const psid = await lan.psid()
  const deliver = (mid: string) =>
    post(
      world,
      bodyOf(
        'messaging',
        [said(page.externalId, psid, mid, mid, world.context.clock.now())],
        page.externalId,
      ),
    )
  expect(await deliver('m_truoc')).toBe(200)

  await postgres.stop()
  expect(await deliver('m_trong')).toBe(503)

  postgres = await start()
  await expect.poll(() => deliver('m_trong'), { timeout: 20_000 }).toBe(200)
  await world.settles()
  expect((await world.owner.reads(lan)).map(({ text }) => text)).toEqual(['m_truoc', 'm_trong'])
})
