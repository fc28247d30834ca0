import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoIds } from '../src/index.ts'
import { callJson, runProgram } from './program.ts'
import { openReceiver } from './receiver.ts'

const main = join(import.meta.dirname, '../src/main.ts')
const start = (...words: string[]) => runProgram(main, ['--port', '0', ...words])

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lm-main-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('The same seed gives two programs the same ids', async () => {
  const ids: string[] = []
  for (let run = 0; run < 2; run++) {
    const program = start('--seed', 'tết')
    const { id } = await callJson<{ id: string }>('POST', `${await program.url()}/_desk/users`, {
      name: 'Nguyễn Minh Anh',
    })
    ids.push(id)
    await program.stop()
  }
  expect(ids[0]).toBe(ids[1])
})

test('What one program recorded another plays to an app, and says how it went', async () => {
  const file = join(folder, 'play.jsonl')
  const recording = start('--demo', '--record', file)
  const from = `${await recording.url()}/_desk/pages/${demoIds.mocStore}`
  const [lan] = await callJson<{ psid: string }[]>('GET', `${from}/customers`)
  await callJson('POST', `${from}/customers/${lan?.psid}/messages`, { text: 'Ghế mây còn không shop?' })
  expect(await recording.stop()).toBe(0)

  const receiver = await openReceiver()
  const playing = start('--replay', file)
  const origin = await playing.url()
  const app = await callJson<{ id: string }>('POST', `${origin}/_desk/apps`, {
    name: 'Liền Mạch',
    webhookUrl: receiver.url,
  })
  const order = { appId: app.id, pageId: demoIds.mocStore }
  const { pageAccessToken } = await callJson<{ pageAccessToken: string }>(
    'POST',
    `${origin}/_desk/tokens`,
    order,
  )
  await callJson('POST', `${origin}/${demoIds.mocStore}/subscribed_apps`, {
    subscribed_fields: 'messages',
    access_token: pageAccessToken,
  })
  await playing.says(/The recording is over\. Acts done: 1, left out: 0\./)
  await callJson('POST', `${origin}/_desk/settle`, {})
  expect(receiver.events('message')).toMatchObject([{ message: { text: 'Ghế mây còn không shop?' } }])
  await playing.stop()
  await receiver.close()
})

test('What cannot be done is told in one sentence, and the program ends with 1', async () => {
  const running = start()
  const { port } = new URL(await running.url())
  const nonsense = join(folder, 'nonsense')
  await writeFile(nonsense, 'xin chào\n')
  const attempts: [string[], RegExp][] = [
    [
      ['--port', port],
      /^Port \d+ is taken\. Choose another with --port, or stop the program that uses it\.\n$/,
    ],
    [['--port', 'bốn nghìn'], /^The port must be a number from 0 to 65535, such as 4000\.\n$/],
    [['--replay', nonsense], /^\S+ is no recording of this version of the emulator\.\n$/],
    [['--replay', join(folder, 'none')], /^There is no recording \S+ that can be read\.\n$/],
    [['--record', join(folder, 'no/such/folder')], /^The recording \S+ cannot be written: ENOENT\.\n$/],
    [['--sed', 'tết'], /^Unknown option '--sed'/],
  ]
  const ends = await Promise.all(attempts.map(([words]) => start(...words).ended))
  for (const [index, [, says]] of attempts.entries())
    expect(ends[index]).toEqual({ code: 1, text: expect.stringMatching(says) })
  await running.stop()
})
