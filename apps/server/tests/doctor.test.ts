import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startEmulator } from '@lienmach/emulator'
import { createDatabase, Desk, startWorld } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { systemClock } from '../src/adapters/system-clock.ts'
import { doctor as askDoctor } from '../src/commands/doctor.ts'
import { readConfig } from '../src/config.ts'
import { openLog } from '../src/log.ts'
import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts'
import { openDatabases } from '../src/store/db.ts'
import { listMigrations, migrate, missingMigrations } from '../src/store/migrations.ts'
import { exec, type Statement, sql } from '../src/store/sql.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url))
const secretKey = 'khoá bí mật chỉ dùng để thử, đủ dài'
const verifyToken = 'mã xác minh của bài thử'
const stack = new AsyncDisposableStack()
let folder: string
let environment: Record<string, string>
let appSecret: string
let newest: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lm-doctor-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const emulator = await startEmulator({ port: 0 })
  stack.defer(() => emulator.close())
  const app = await new Desk(emulator.url).app({ name: 'Liền Mạch' })
  appSecret = app.secret
  const site = createServer((_request, response) => response.end('{"status":"alive"}'))
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  stack.defer(() => void site.close())
  newest = (await listMigrations()).at(-1)?.name ?? ''
  environment = {
    DATA_DIR: folder,
    PUBLIC_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    META_APP_ID: app.id,
    META_APP_SECRET: appSecret,
    META_GRAPH_URL: emulator.url,
    META_DIALOG_URL: emulator.url,
    META_VERIFY_TOKEN: verifyToken,
    SECRET_KEY: secretKey,
  }
})
afterAll(() => stack.disposeAsync())

interface Report {
  code: number | null
  lines: string[]
}

/** What the doctor prints and ends with, asked within this process; nothing that it prints may be a secret. */
async function doctor(env: Record<string, string>, ...options: string[]): Promise<Report> {
  const printed: string[] = []
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((words) => printed.push(`${words}`) > 0)
  try {
    const code = await askDoctor(readConfig({ ...environment, ...env }, null), {
      now: options.includes('--now'),
    })
    return { code, lines: linesOf(printed.join('')) }
  } finally {
    stdout.mockRestore()
  }
}

/** The same of `lienmach doctor`, the program. */
async function program(env: Record<string, string>): Promise<Report> {
  const child = spawn(process.execPath, [main, 'doctor'], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  expect(errors).toBe('')
  return { code: child.exitCode, lines: linesOf(out) }
}

function linesOf(printed: string): string[] {
  for (const secret of [secretKey, verifyToken, appSecret, 'mat-khau-csdl'])
    expect(printed).not.toContain(secret)
  return printed.trimEnd().split('\n')
}

async function databaseAfter(...statements: Statement[]): Promise<{ url: string } & AsyncDisposable> {
  const database = await createDatabase()
  const db = openDatabases({ url: database.url, log: openLog('silent'), size: 1 })
  for (const statement of statements) await exec(db.owner, statement)
  await db.close()
  return database
}

test('where all is well the doctor says so of every question, and ends with 0', async () => {
  await using database = await databaseAfter()
  const { code, lines } = await program({ DATABASE_URL: database.url })
  expect(await doctor({ DATABASE_URL: database.url })).toEqual({ code, lines })
  expect(lines).toEqual([
    expect.stringMatching(/^ok {6}Can the data folder be written, and is there room\?: .* GiB free$/),
    expect.stringMatching(/^ok {6}Does the database answer, .*: PostgreSQL [\d.]+.*, schema complete$/),
    expect.stringMatching(/^ok {6}Does Meta's API answer, .* knows app \d+$/),
    `ok      Is the public address ours?: ${environment['PUBLIC_URL']}`,
  ])
  expect(code).toBe(0)
})

test('a database that lacks a migration deserves a look: it is named, with what to do, and left as it is', async () => {
  await using database = await databaseAfter(sql`delete from schema_migrations where name = ${newest}`)
  const { code, lines } = await doctor({ DATABASE_URL: database.url })
  expect(lines[1]).toMatch(new RegExp(`^look .* lacks ${newest}$`))
  expect(lines[2]).toContain('Run "lienmach migrate"')
  expect(code).toBe(1)
  const db = openDatabases({ url: database.url, log: openLog('silent'), size: 1 })
  expect(await missingMigrations(db.owner)).toEqual([newest])
  await db.close()
})

test('a database that this program refuses to serve is broken, and named', async () => {
  await using newer = await databaseAfter(
    sql`insert into schema_migrations (name, checksum) values ('9999_tuong_lai.sql', 'x')`,
  )
  const tooNew = await doctor({ DATABASE_URL: newer.url })
  expect(tooNew.lines[1]).toMatch(/^broken .*newer than this program: it has 9999_tuong_lai/)
  expect(tooNew.code).toBe(2)

  await using other = await databaseAfter(
    sql`update schema_migrations set checksum = 'khác' where name like '0003%'`,
  )
  expect((await doctor({ DATABASE_URL: other.url })).lines[1]).toMatch(/^broken .*another 0003_/)
})

test('a database that cannot be reached is broken, without a word of its password', async () => {
  const { code, lines } = await doctor({
    DATABASE_URL: 'postgres://lienmach:mat-khau-csdl@127.0.0.1:1/lienmach',
  })
  expect(lines[1]).toMatch(/^broken .*it does not \(ECONNREFUSED\)$/)
  expect(lines[2]).toContain('Check DATABASE_URL')
  expect(code).toBe(2)
})

test('Meta refusing our app is broken; a public address that is somebody else is too', async () => {
  await using database = await databaseAfter()
  const { code, lines } = await doctor({
    DATABASE_URL: database.url,
    META_APP_SECRET: 'bi-mat-da-doi',
    PUBLIC_URL: environment['META_GRAPH_URL'] ?? '',
  })
  const said = lines.join('\n')
  expect(said).toMatch(/broken {2}Does Meta's API answer.*refuses app/)
  expect(said).toContain('Check META_APP_ID and META_APP_SECRET.')
  expect(said).not.toContain('bi-mat-da-doi')
  expect(said).toMatch(/broken {2}Is the public address ours\?.*not this program/)
  expect(code).toBe(2)
})

test('what was last found of each Page is told, and anew with --now; the worst decides how it ends', async () => {
  await using world = await startWorld()
  const page = await world.connectFacebookPage({ name: 'Mộc Store' })
  await page.contact('Lan').says('Shop ơi')
  await world.settles()
  const ofPage = async (...options: string[]) => {
    const { code, lines } = await doctor(world.environment, ...options)
    return { code, said: lines.slice(4).join('\n') }
  }
  const { code, said } = await ofPage()
  expect(said).toMatch(/^ok {6}Is the Page "Mộc Store" of Mộc Store well\?: nothing was found \(.* UTC\)$/)
  expect(code).toBe(0)

  const set = (settings: object) => world.desk.call('PATCH', `/pages/${page.externalId}`, settings)
  await set({ mode: 'routing' })
  expect((await ofPage()).code).toBe(0)
  const routed = await ofPage('--now')
  expect(routed.said).toMatch(
    /^look .*conversations are routed, and nothing tells yet to which app .*\n {8}An admin/,
  )
  expect(routed.code).toBe(1)

  await world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind: 'change_password' })
  const dead = await ofPage('--now')
  expect(dead.said).toMatch(
    /^broken .*the password of the account that connected it was changed .*\n {8}.*reconnects/,
  )
  expect(dead.code).toBe(2)
  expect(await ofPage()).toEqual(dead)
})

test('beside a server that uses the database that comes along, the doctor asks that very database', async () => {
  const home = await mkdtemp(join(tmpdir(), 'lm-doctor-pg-'))
  await using cleaning = new AsyncDisposableStack()
  cleaning.defer(() => rm(home, { recursive: true, force: true }))
  await chmod(home, 0o711)
  const postgres = await startEmbeddedPostgres({ dataDir: home, clock: systemClock, unsafeFast: true })
  cleaning.defer(() => postgres.stop())
  const db = openDatabases({ url: postgres.url, log: openLog('silent'), size: 1 })
  await migrate(db.owner)
  await db.close()
  const { lines } = await doctor({ DATA_DIR: home })
  expect(lines[1]).toMatch(/^ok {6}Does the database answer, .*: PostgreSQL [\d.]+.*, schema complete$/)
})
