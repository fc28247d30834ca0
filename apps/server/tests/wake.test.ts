import { createDatabase, createTestClock, type TestClock } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { openLog } from '../src/log.ts'
import { type Databases, openDatabases } from '../src/store/db.ts'
import { isGone } from '../src/store/holders.ts'
import { exec, row, sql } from '../src/store/sql.ts'
import { openWake, type Topic, type Wake } from '../src/wake.ts'

const warned: string[] = []
process.on('warning', ({ message }) => warned.push(message))

interface Processes extends AsyncDisposable {
  first: Wake
  second: Wake
  clock: TestClock
  db: Databases
  /** Breaks the connections of all, and resolves when they have found their way back. */
  loseConnections(): Promise<void>
}

/** Two processes on one database. */
async function openProcesses(): Promise<Processes> {
  await using stack = new AsyncDisposableStack()
  const { url } = stack.use(await createDatabase())
  const clock = createTestClock()
  const log = openLog('silent')
  const db = openDatabases({ url, log, size: 1 })
  stack.defer(() => db.close())
  const start = async (nodeId: string) => {
    const wake = openWake({ url, clock, log, nodeId })
    stack.defer(() => wake.stop())
    await wake.start()
    return wake
  }
  const [first, second] = [await start('nút một'), await start('nút hai')]
  const resources = stack.move()
  return {
    first,
    second,
    clock,
    db,
    async loseConnections() {
      const lost = await exec(
        db.owner,
        sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where application_name = 'lienmach wake' and datname = current_database()`,
      )
      expect(lost).toBe(2)
      await expect.poll(() => comeBack(db, clock), { timeout: 10_000 }).toBe(2)
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

/** How many listen again, after the pause that they make before they try. */
async function comeBack({ owner }: Databases, clock: TestClock): Promise<number | undefined> {
  clock.advance(1_000)
  const found = await row<{ listening: number }>(
    owner,
    sql`select count(*)::int as listening from pg_stat_activity
        where application_name = 'lienmach wake' and datname = current_database() and state = 'idle'
          and query not like 'select pg_notify%'`,
  )
  return found?.listening
}

/** Everything heard about a topic, and a promise of the next. */
function ear(wake: Wake, topic: Topic) {
  const heard: string[] = []
  let next = Promise.withResolvers<void>()
  wake.on(topic, (id) => {
    heard.push(id)
    next.resolve()
    next = Promise.withResolvers()
  })
  return { heard, next: () => next.promise }
}

test('a hint is heard at once where it was made, and in other processes a moment later', async () => {
  await using processes = await openProcesses()
  const { first, second, clock } = processes
  const [here, there] = [ear(first, 'raw'), ear(second, 'raw')]
  const elsewhere = ear(second, 'outbox')

  let next = there.next()
  first.hint('raw', 'kênh A')
  first.hint('raw', 'kênh A')
  expect(here.heard).toEqual(['kênh A', 'kênh A'])
  clock.advance(50)
  await next
  // What was said twice in that moment leaves once.
  expect(there.heard).toEqual(['kênh A'])

  next = here.next()
  second.hint('raw', 'kênh B')
  clock.advance(50)
  await next
  // Nobody hears their own hint a second time from the database.
  expect(here.heard).toEqual(['kênh A', 'kênh A', 'kênh B'])
  expect(elsewhere.heard).toEqual([])
})

test('more hints than one notification carries become a single one to look everywhere', async () => {
  await using processes = await openProcesses()
  const { first, second, clock } = processes
  const there = ear(second, 'outbox')
  const next = there.next()
  for (let channel = 0; channel < 500; channel += 1) first.hint('outbox', `một kênh tên dài ${channel}`)
  clock.advance(50)
  await next
  expect(there.heard).toEqual([''])
})

test('hints cross again after the database broke the connection', async () => {
  await using processes = await openProcesses()
  const { first, second, clock } = processes
  const there = ear(second, 'changes')
  await processes.loseConnections()

  const next = there.next()
  first.hint('changes', 'Mộc Store')
  clock.advance(50)
  await next
  expect(there.heard).toEqual(['Mộc Store'])
})

test('whoever attests lives until they take it back or their process ends, also past a broken connection', async () => {
  await using processes = await openProcesses()
  const { first, second, db } = processes
  const gone = (id: string) => isGone(db.pipeline, id)
  expect(await gone('người giữ 1')).toBe(true)

  const one = await first.attest('người giữ 1')
  await second.attest('người giữ 2')
  expect([await gone('người giữ 1'), await gone('người giữ 2')]).toEqual([false, false])

  await processes.loseConnections()
  await expect.poll(() => gone('người giữ 1')).toBe(false)
  await expect.poll(() => gone('người giữ 2')).toBe(false)

  await one[Symbol.asyncDispose]()
  expect([await gone('người giữ 1'), await gone('người giữ 2')]).toEqual([true, false])
  await second.stop()
  await expect.poll(() => gone('người giữ 2')).toBe(true)
})

test('an attestation that was taken back while the connection was broken does not come back with it', async () => {
  await using processes = await openProcesses()
  const { first, db } = processes
  const life = await first.attest('người giữ')
  await exec(
    db.owner,
    sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'lienmach wake'
          and datname = current_database()`,
  )
  await life[Symbol.asyncDispose]()
  await expect.poll(() => comeBack(db, processes.clock), { timeout: 10_000 }).toBe(2)
  expect(await isGone(db.pipeline, 'người giữ')).toBe(true)
})

test('however much comes at once, the connection is asked one thing at a time', async () => {
  await using processes = await openProcesses()
  const { first, clock, db } = processes
  first.hint('raw', 'kênh A')
  clock.advance(50)
  const holders = ['a', 'b', 'c', 'd']
  const lives = await Promise.all(holders.map((id) => first.attest(id)))
  for (const id of holders) expect(await isGone(db.pipeline, id)).toBe(false)
  await Promise.all(lives.map((life) => life[Symbol.asyncDispose]()))
  for (const id of holders) expect(await isGone(db.pipeline, id)).toBe(true)
  expect(warned).toEqual([])
})
