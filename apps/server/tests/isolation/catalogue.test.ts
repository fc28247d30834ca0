import { createDatabase } from '@lienmach/testkit'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

/**
 * Tables that belong to no workspace, each for a reason. Whoever adds one answers for it here: at most ten, and the
 * role that serves people may do no more with them than is said.
 */
const withoutWorkspace: Record<string, { because: string; appMay: string[] }> = {
  raw_events: { because: 'bodies before anybody looked inside', appMay: [] },
  raw_events_default: { because: 'a partition of raw_events', appMay: [] },
  digest_cursors: { because: 'places in raw_events', appMay: [] },
  dispatch_database: { because: 'names the database itself', appMay: [] },
  unreadable_webhooks: {
    because: 'bodies in which no channel can be recognised; no content',
    appMay: ['SELECT'],
  },
  deletion_requests: { because: "keyed by Meta's ids; a person may span workspaces", appMay: [] },
  schema_migrations: { because: 'the history of the schema', appMay: [] },
}

/** Policies that see across workspaces without changing anything there, and for whom. */
const lookAcross: Record<string, string> = {
  'members.own_places': 'lienmach_app',
  'workspaces.own_workspaces': 'lienmach_app',
  'members.find_standing': 'lienmach_auth',
  'workspaces.find_name': 'lienmach_auth',
  'invitations.find_by_secret': 'lienmach_auth',
  'api_keys.find_by_secret': 'lienmach_auth',
  'search_entries.find_words': 'lienmach_search',
}

/** Functions that run with their owner's rights. Each takes no text that becomes SQL, and none is for people's calls. */
const withOwnersRights = ['database_identity', 'drop_raw_days', 'make_raw_days']

const ourRoles = ['lienmach_app', 'lienmach_pipeline', 'lienmach_ingest', 'lienmach_auth', 'lienmach_search']

let database: Awaited<ReturnType<typeof createDatabase>>
let client: pg.Client

beforeAll(async () => {
  database = await createDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database[Symbol.asyncDispose]()
})

const ask = async <Row>(text: string, values: unknown[] = []) =>
  (await client.query(text, values)).rows as Row[]

const tables = () =>
  ask<{ name: string; kind: string; secured: boolean; forced: boolean; hasWorkspace: boolean }>(`
    select relname as name, relkind as kind, relrowsecurity as secured, relforcerowsecurity as forced,
      exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'workspace_id' and attnotnull)
        as "hasWorkspace"
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname !~ '^raw_events_[0-9]{8}$'
    order by 1`)

test('every table belongs to a workspace, and row-level security is forced on it', async () => {
  const found = await tables()
  expect(found.length).toBeGreaterThan(20)
  const unsafe = found.filter(
    ({ name, secured, forced, hasWorkspace }) =>
      !(name in withoutWorkspace) && !(secured && forced && (hasWorkspace || name === 'workspaces')),
  )
  expect(unsafe).toEqual([])
  expect(Object.keys(withoutWorkspace).length).toBeLessThanOrEqual(10)
  for (const name of Object.keys(withoutWorkspace)) expect(found.map((table) => table.name)).toContain(name)
})

test('workspace_id comes first in every key', async () => {
  const keys = await ask<{ table: string; first: string }>(`
    select conrelid::regclass::text as "table",
      (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first
    from pg_constraint
    join pg_class on pg_class.oid = conrelid
    where contype = 'p' and relnamespace = 'public'::regnamespace`)
  const others = keys.filter(({ table, first }) => first !== 'workspace_id' && !(table in withoutWorkspace))
  expect(others.filter(({ table }) => !table.startsWith('raw_events'))).toEqual([
    { table: 'workspaces', first: 'id' },
  ])
})

test('every policy limits what is written as well as what is read, apart from those that only look', async () => {
  const policies = await ask<{
    policy: string
    roles: string[]
    reads: string | null
    writes: string | null
    kind: string
    narrows: boolean
  }>(`
    select tablename || '.' || policyname as policy, permissive = 'RESTRICTIVE' as narrows, roles::text[], qual as reads, with_check as writes, cmd as kind
    from pg_policies where schemaname = 'public'`)
  for (const { policy, roles, reads, writes, kind, narrows } of policies) {
    if (policy in lookAcross) {
      expect({ policy, roles }).toEqual({ policy, roles: [lookAcross[policy]] })
      continue
    }
    const [table, name] = policy.split('.')
    if (name === 'seen_by_viewer') {
      // Narrows what `one_workspace` lets through, and adds nothing to it.
      expect({ policy, roles, narrows }).toEqual({ policy, roles: ['lienmach_app'], narrows: true })
      continue
    }
    expect({ policy, kind, checked: reads !== null && writes !== null }).toEqual({
      policy,
      kind: 'ALL',
      checked: true,
    })
    if (name === 'across_workspaces') {
      expect({ policy, roles }).toEqual({ policy, roles: ['lienmach_pipeline'] })
    } else {
      const column = table === 'workspaces' ? 'id' : 'workspace_id'
      expect({ policy, roles, reads }).toEqual({ policy, roles: ['lienmach_app'], reads: writes })
      expect(reads).toContain(`(${column} = ( SELECT current_workspace()`)
    }
  }
  const guarded = new Set(
    policies
      .filter(({ policy }) => policy.endsWith('.one_workspace'))
      .map(({ policy }) => policy.split('.')[0]),
  )
  for (const { name } of await tables()) if (!(name in withoutWorkspace)) expect(guarded).toContain(name)
})

test('a reference from one workspace to a row of another cannot be stored', async () => {
  const references = await ask<{ reference: string; columns: string[]; target: string; targets: string[] }>(`
    select conrelid::regclass || '.' || conname as reference, confrelid::regclass::text as target,
      array(select attname::text from unnest(conkey) with ordinality as k (num, place)
            join pg_attribute on attrelid = conrelid and attnum = num order by place) as columns,
      array(select attname::text from unnest(confkey) with ordinality as k (num, place)
            join pg_attribute on attrelid = confrelid and attnum = num order by place) as targets
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where contype = 'f' and relnamespace = 'public'::regnamespace`)
  expect(references.length).toBeGreaterThan(20)
  const crossing = references.filter(({ target, columns, targets }) => {
    if (target === 'workspaces') return columns.join() !== 'workspace_id'
    // People and their sessions are of no workspace.
    if (['auth."user"', 'auth.session'].includes(target)) return false
    return columns[0] !== 'workspace_id' || targets[0] !== 'workspace_id'
  })
  expect(crossing).toEqual([])
})

test('no view and no function reaches around the policies', async () => {
  const views = await ask<{ name: string; kind: string; options: string[] | null }>(`
    select relname as name, relkind as kind, reloptions as options from pg_class
    where relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and relkind in ('v', 'm')`)
  expect(
    views.filter(({ kind, options }) => kind === 'm' || !options?.includes('security_invoker=true')),
  ).toEqual([])

  const functions = await ask<{ name: string; path: boolean; open: boolean; forPeople: boolean }>(`
    select proname as name, coalesce(proconfig::text like '%search_path=pg_catalog%', false) as path,
      has_function_privilege('public', oid, 'execute') as open,
      has_function_privilege('lienmach_app', oid, 'execute') as "forPeople"
    from pg_proc
    where prosecdef and pronamespace in ('public'::regnamespace, 'auth'::regnamespace) order by 1`)
  expect(functions).toEqual(
    withOwnersRights.map((name) => ({ name, path: true, open: false, forPeople: false })),
  )
})

test('no role that the program works under can go around row-level security, own or create anything', async () => {
  const roles = await ask<{ name: string; mighty: boolean; login: boolean; creates: boolean; owns: number }>(
    `
    select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty,
      rolcanlogin as login, has_schema_privilege(rolname, 'public', 'create') or has_schema_privilege(rolname, 'auth', 'create')
        or has_database_privilege(rolname, current_database(), 'create') as creates,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = any($1) order by 1`,
    [ourRoles],
  )
  expect(roles).toEqual(
    [...ourRoles].sort().map((name) => ({ name, mighty: false, login: false, creates: false, owns: 0 })),
  )

  const memberships = await ask(
    'select from pg_auth_members where member in (select oid from pg_roles where rolname = any($1))',
    [ourRoles],
  )
  expect(memberships).toEqual([])
})

test('each role may touch what its work needs and nothing more', async () => {
  const may = async (role: string) => {
    const grants = await ask<{ table: string; rights: string[] }>(
      `
      select table_schema || '.' || table_name as "table", array_agg(privilege_type::text order by privilege_type) as rights
      from information_schema.table_privileges where grantee = $1 and table_schema in ('public', 'auth')
      group by 1 order by 1`,
      [role],
    )
    return Object.fromEntries(grants.map(({ table, rights }) => [table, rights]))
  }
  const app = await may('lienmach_app')
  for (const [table, { appMay }] of Object.entries(withoutWorkspace))
    expect(app[`public.${table}`] ?? []).toEqual(appMay)
  expect(Object.keys(app).filter((table) => table.startsWith('auth.'))).toEqual([])
  expect(app['public.audit_log']).toEqual(['INSERT', 'SELECT'])
  expect(app['public.changes']).toEqual(['INSERT', 'SELECT'])

  expect(await may('lienmach_ingest')).toEqual({ 'public.raw_events': ['INSERT'] })
  expect(await may('lienmach_search')).toEqual({ 'public.search_entries': ['SELECT'] })

  const pipeline = await may('lienmach_pipeline')
  expect(Object.keys(pipeline).filter((table) => table.startsWith('auth.'))).toEqual([])
  const auth = Object.keys(await may('lienmach_auth')).filter((table) => table.startsWith('public.'))
  expect(auth).toEqual(['public.api_keys', 'public.invitations'])
})

test('without a workspace a question is an error, and with one it sees that one only', async () => {
  const ids = { moc: '00000000-0000-7000-8000-00000000000a', la: '00000000-0000-7000-8000-00000000000b' }
  for (const [name, id] of Object.entries(ids))
    await client.query('insert into workspaces (id, name) values ($2, $1)', [name, id])
  await client.query('begin')
  try {
    await client.query('set local role lienmach_app')
    await client.query('savepoint before')
    for (const { name } of await tables()) {
      if (name in withoutWorkspace) continue
      await expect(
        client.query(
          `select count(*) from ${name} where workspace_id is not null`.replace(
            'workspace_id',
            name === 'workspaces' ? 'id' : 'workspace_id',
          ),
        ),
        name,
      ).rejects.toThrow()
      await client.query('rollback to before')
    }
    await client.query(`select set_config('app.workspace_id', $1, true)`, [ids.moc])
    expect(await ask('select name from workspaces')).toEqual([{ name: 'moc' }])
    await expect(
      client.query(`insert into workspaces (id, name) values (gen_random_uuid(), 'chen ngang')`),
    ).rejects.toThrow(/row-level security/)
    await client.query('rollback to before')
    await client.query(`select set_config('app.workspace_id', $1, true)`, [ids.moc])
    expect((await client.query(`update workspaces set name = 'cướp' where id = $1`, [ids.la])).rowCount).toBe(
      0,
    )
  } finally {
    await client.query('rollback')
  }
})
