import type { Instant, Viewer, WorkspaceId } from '@lienmach/domain'
import pg from 'pg'
import type { Logger } from '../log.ts'
import { DatabaseUnavailable, isConnectionLoss } from './connection-loss.ts'
import { exec, type Statement, sql } from './sql.ts'

/** Anything that takes statements: a pool, or one connection inside a transaction. */
export interface Db {
  query(statement: Statement): Promise<pg.QueryResult>
}

/** A pool of connections that all work under one role of the database. */
export interface Database extends Db {
  readonly pool: pg.Pool
}

/** One pool for each part of the program; see migrations/0001_roles.sql. */
export interface Databases {
  /** Serves people: one workspace at a time, through `inWorkspace`. */
  readonly app: Database
  readonly pipeline: Database
  readonly ingest: Database
  readonly auth: Database
  readonly search: Database
  /** Migrations and partitions. */
  readonly owner: Database
  close(): Promise<void>
}

export interface ConnectionSettings {
  /** A PostgreSQL address, or where the embedded one listens. */
  url: string
  log: Logger
  /** Connections at most, for each pool; smaller in tests. */
  size?: number
}

const { builtins } = pg.types

/** Moments are milliseconds in the program; counters fit a number for as long as anybody lives. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === builtins.TIMESTAMPTZ)
    return (text: string) =>
      (text === '-infinity' ? -Infinity : text === 'infinity' ? Infinity : Date.parse(text)) as Instant
  if (oid === builtins.INT8) return Number
  return pg.types.getTypeParser(oid, format ?? 'text')
}

/** Moments that better-auth reads are dates, as its own types say. */
const plain = { getTypeParser: pg.types.getTypeParser } as pg.CustomTypesConfig
const ours = { getTypeParser: parserOf } as unknown as pg.CustomTypesConfig

/** A process that is frozen in the middle of a transaction does not keep everybody else from what it locked. */
const unfreezing = '-c idle_in_transaction_session_timeout=5000'

/** How long each kind of caller waits for a connection, ms: a platform that hears nothing soon tries again by itself. */
const platforms = 1_000
const people = 3_000
const loops = 10_000

export function openDatabases({ url, log, size = 10 }: ConnectionSettings): Databases {
  let closing = false
  const open = (role: string | null, max: number, patience: number, options = '', types = ours): Database => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      types,
      connectionTimeoutMillis: patience,
      idleTimeoutMillis: 60_000,
      application_name: `lienmach ${role?.replace('lienmach_', '') ?? 'owner'}`,
      options: [role === null ? '' : `-c role=${role}`, '-c timezone=UTC', options].filter(Boolean).join(' '),
    })
    // An idle connection that breaks is replaced at the next use; unheard, it would end the process.
    pool.on('error', (error) => {
      const { code } = error as { code?: string }
      if (!closing) log.warn({ role, code }, 'an idle database connection broke')
    })
    // PostgreSQL may end a connection in the same breath in which it greets it, before whoever asked for it can listen.
    pool.on('connect', (client) => {
      client.on('error', () => undefined)
    })
    return { pool, query: (statement) => withClient(pool, (client) => ask(client, statement)) }
  }
  const all = {
    app: open('lienmach_app', size, people, unfreezing),
    pipeline: open('lienmach_pipeline', size, loops, unfreezing),
    ingest: open('lienmach_ingest', 4, platforms, '-c statement_timeout=2000'),
    auth: open('lienmach_auth', Math.min(4, size), people, '-c search_path=auth,public', plain),
    search: open('lienmach_search', 2, people),
    owner: open(null, 2, loops),
  }
  return {
    ...all,
    async close() {
      closing = true
      await Promise.all(Object.values(all).map(({ pool }) => pool.end()))
    },
  }
}

async function ask(client: pg.PoolClient, statement: Statement): Promise<pg.QueryResult> {
  try {
    return await client.query(statement)
  } catch (error) {
    throw isConnectionLoss(error) ? new DatabaseUnavailable(error) : error
  }
}

/** Lends a connection. One that broke, or may be in the midst of something, is thrown away instead of given back. */
async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    // Whatever keeps us from connecting, the caller can do nothing but try later.
    throw new DatabaseUnavailable(error)
  })
  let broken = false
  const noteLoss = () => {
    broken = true
  }
  client.on('error', noteLoss)
  try {
    return await work(client)
  } catch (error) {
    if (error instanceof DatabaseUnavailable) broken = true
    throw error
  } finally {
    client.off('error', noteLoss)
    client.release(broken)
  }
}

/**
 * Runs a piece of work in one transaction. After `DatabaseUnavailable` it is not known whether a commit under way took
 * hold.
 */
export function transaction<T>(db: Database, work: (tx: Db) => Promise<T>, mode = ''): Promise<T> {
  return withClient(db.pool, async (client) => {
    await ask(client, { text: `begin ${mode}`, values: [] })
    try {
      const result = await work({ query: (statement) => ask(client, statement) })
      await ask(client, { text: 'commit', values: [] })
      return result
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) await ask(client, { text: 'rollback', values: [] })
      throw error
    }
  })
}

/** Works on one workspace's data, behind row-level security. */
export function inWorkspace<T>(
  { app }: Pick<Databases, 'app'>,
  workspaceId: WorkspaceId,
  work: (tx: Db) => Promise<T>,
  mode = '',
): Promise<T> {
  return transaction(
    app,
    async (tx) => {
      await exec(
        tx,
        sql.named('enter-workspace', `select set_config('app.workspace_id', $1, true)`, [workspaceId]),
      )
      return work(tx)
    },
    mode,
  )
}

/** Who is nobody's member and manages nothing: a program with an agent's standing. */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Works on what one person may see of a workspace: the conversations that are hidden from them, and all that hangs on
 * these, do not exist in here. Whoever manages sees everything.
 */
export function inView<T>(
  { app }: Pick<Databases, 'app'>,
  workspaceId: WorkspaceId,
  { memberId, manages }: Viewer,
  work: (tx: Db) => Promise<T>,
  mode = '',
): Promise<T> {
  return transaction(
    app,
    async (tx) => {
      const viewerId = manages ? null : (memberId ?? nobody)
      await exec(tx, sql.named('enter-view', 'select enter_view($1, $2)', [workspaceId, viewerId]))
      return work(tx)
    },
    mode,
  )
}

/**
 * Leaves the view for the rest of the transaction. For what somebody may do and not see afterwards, such as handing a
 * conversation to a colleague: the rows they write would lie outside what they see.
 */
export async function leaveView(tx: Db): Promise<void> {
  await exec(tx, sql`select set_config('app.viewer_id', '', true)`)
}
