import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'undici'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningEmulator, seedDemoWorld, startEmulator } from '../src/index.ts'
import { keepWorld } from '../src/keep-world.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lm-world-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const post = async <T>(emulator: RunningEmulator, path: string, body: object): Promise<T> => {
  const answer = await request(`${emulator.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.statusCode).toBe(200)
  return (await answer.body.json()) as T
}

test('a demonstration goes on where it was: tokens stay good, people keep what they said, ids stay apart', async () => {
  const path = join(folder, 'state')
  const first = await startEmulator({ port: 0 })
  const kept = await keepWorld(first, path)
  expect(kept.revived).toBe(false)
  const { app, pages } = seedDemoWorld(first.world)
  const [page] = pages
  const [psid] = page?.customers ?? []
  const said = await post<{ mid: string }>(first, `/_desk/pages/${page?.id}/customers/${psid}/messages`, {
    text: 'Còn không shop?',
  })
  const { pageAccessToken } = await post<{ pageAccessToken: string }>(first, '/_desk/tokens', {
    appId: app.id,
    pageId: page?.id,
  })
  await kept.stop()
  await first.close()

  const second = await startEmulator({ port: 0 })
  const again = await keepWorld(second, path)
  expect(again.revived).toBe(true)
  const me = await request(`${second.url}/v25.0/me?access_token=${pageAccessToken}`)
  expect(await me.body.json()).toMatchObject({ id: page?.id })
  const seen = await request(`${second.url}/_desk/pages/${page?.id}/customers/${psid}/messages`)
  expect(await seen.body.json()).toMatchObject([{ mid: said.mid, text: 'Còn không shop?' }])
  const later = await post<{ mid: string }>(second, `/_desk/pages/${page?.id}/customers/${psid}/messages`, {
    text: 'Alo?',
  })
  expect(later.mid).not.toBe(said.mid)
  await again.stop()
  await second.close()
})

test('a file that is no world of ours begins a new one', async () => {
  const path = join(folder, 'state')
  await writeFile(path, 'half of someth')
  const emulator = await startEmulator({ port: 0 })
  const kept = await keepWorld(emulator, path)
  expect(kept.revived).toBe(false)
  await kept.stop()
  await emulator.close()
})
