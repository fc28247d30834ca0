import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../accounts/installation.ts'
import { type Installation, openInstallation } from '../accounts/installation.ts'
import {
  allRoutes,
  childrenOf,
  fieldsOf,
  idFor,
  inWorkspace,
  leastBody,
  leastQuery,
  multipartFile,
  type NamedRoute,
  referenceOf,
  valueFor,
} from './samples.ts'
import { openTwins, type Twin } from './twins.ts'

type RoleName = 'owner' | 'manager' | 'agent'
const roles: RoleName[] = ['agent', 'manager', 'owner']

let installation: Installation
let moc: Twin
let la: Twin
let untouched: Record<string, string>

beforeAll(async () => {
  installation = await openInstallation()
  ;[moc, la] = await openTwins(installation)
  untouched = await contentsOf(la)
}, 60_000)
afterAll(() => installation[Symbol.asyncDispose]())

const workspaceRoutes = allRoutes.filter(inWorkspace)

interface Request {
  workspace?: string
  children?: Record<string, string>
  query?: string
  body?: unknown
}

/** Makes a call as a member of Mộc; everything that is not given is good and of Mộc. */
function call(
  named: NamedRoute,
  as: RoleName | { key: string } | null,
  request: Request = {},
): Promise<Answer> {
  const { route, name } = named
  const url = route.path.replace(/:(\w+)/g, (_whole, parameter: string) =>
    parameter === 'workspaceId'
      ? (request.workspace ?? moc.workspaceId)
      : (request.children?.[parameter] ?? idFor(named, parameter, moc.ids)),
  )
  const query = request.query ?? leastQuery(route.query, moc.ids)
  const browser = typeof as === 'string' ? moc.browsers[as] : installation.browser()
  const headers = as !== null && typeof as === 'object' ? { authorization: `Bearer ${as.key}` } : {}
  if (name === 'upload') {
    const { contentType, payload } = multipartFile
    return browser.call(route.method, url, undefined, { ...headers, 'content-type': contentType }, payload)
  }
  const body = 'body' in request ? request.body : leastBody(route.body, moc.ids)
  return browser.call(route.method, url + query, body, headers)
}

/** Fails when an answer succeeded, broke, or carries anything of the other workspace. */
function expectRefused(answer: Answer, because: string): void {
  const refused = answer.status >= 400 && answer.status < 500
  expect(refused, `${because}: answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`).toBe(
    true,
  )
  expectNoLeak(answer, because)
}

function expectNoLeak(answer: Answer, because: string): void {
  expect(JSON.stringify([answer.body, answer.headers]).includes(la.canary), `${because}: leaks`).toBe(false)
}

/** Everything in a workspace, table by table, so that any change shows. */
async function contentsOf(twin: Twin): Promise<Record<string, string>> {
  const { owner } = installation.context.db
  const { rows } = await owner.query({
    text: `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'workspace_id' order by 1`,
    values: [],
  })
  const contents: Record<string, string> = {}
  for (const { name } of rows) {
    const found = await owner.query({
      text: `select coalesce(string_agg((to_jsonb(t) - 'last_used_at')::text, E'\n' order by t::text), '') as content from ${name} t where workspace_id = $1`,
      values: [twin.workspaceId],
    })
    contents[name] = found.rows[0].content
  }
  return contents
}

test('the twins have something in every table that a route could leak', () => {
  const empty = Object.keys(untouched).filter((table) => untouched[table] === '')
  expect(empty.sort()).toEqual(['dispatch_leases', 'double_sends', 'platform_files', 'reactions'])
})

describe.each(workspaceRoutes)('$route.method $route.path', (named) => {
  const { route } = named
  const allowed = roles.slice(roles.indexOf(route.standing as RoleName))

  test('nobody gets in without a session, with a foreign key, or from another workspace', async () => {
    expect((await call(named, null)).status).toBe(401)
    const foreignKey = await call(named, { key: la.keys.manager })
    expectRefused(foreignKey, 'a key of the other workspace')
    for (const role of roles) {
      const stranger = await call(named, role, { workspace: la.workspaceId })
      expect(stranger.status, `${role} in the other workspace`).toBe(404)
      expectNoLeak(stranger, role)
      const deeper = await call(named, role, {
        workspace: la.workspaceId,
        children: Object.fromEntries(childrenOf(named).map((name) => [name, idFor(named, name, la.ids)])),
      })
      expect(deeper.status, `${role} in the other workspace, with its ids`).toBe(404)
      expectNoLeak(deeper, role)
    }
  })

  test('whoever has too low a standing is refused', async () => {
    for (const role of roles) {
      if (allowed.includes(role)) continue
      const { status, body } = await call(named, role)
      expect([status, body.error.code], role).toEqual([403, 'workspace/forbidden'])
    }
    for (const role of ['agent', 'manager'] as const) {
      if (allowed.includes(role)) continue
      expect((await call(named, { key: moc.keys[role] })).status, `key of ${role}`).toBe(403)
    }
  })

  test('ids of the other workspace are refused in every place', async () => {
    for (const role of allowed) {
      for (const child of childrenOf(named)) {
        const foreign = idFor(named, child, la.ids)
        expectRefused(
          await call(named, role, { children: { [child]: foreign } }),
          `${role}, foreign ${child}`,
        )
      }
      for (const [field, schema] of fieldsOf(route.body)) {
        if (!referenceOf(field)) continue
        const body = { ...leastBody(route.body, moc.ids), [field]: valueFor(field, schema, la.ids) }
        expectRefused(await call(named, role, { body }), `${role}, foreign ${field} in the body`)
      }
      for (const [field, schema] of fieldsOf(route.query)) {
        const query = new URLSearchParams(leastQuery(route.query, moc.ids).slice(1))
        query.set(field, field === 'q' ? la.canary : String(valueFor(field, schema, la.ids)))
        const answer = await call(named, role, { query: `?${query}` })
        expect(answer.status, `${role}, foreign ${field} asked for`).toBeLessThan(500)
        if (field !== 'q') expectNoLeak(answer, `${role}, foreign ${field} asked for`)
        else expect(answer.body).toMatchObject({ people: [], messages: [] })
      }
    }
  })

  test('what is no id, and what is of another type, is refused before it does harm', async () => {
    const [role = 'owner'] = allowed
    const noIds = [
      '1',
      '1abc',
      'null',
      'undefined',
      '%00',
      '..%2f..',
      "'%20or%20true--",
      '*',
      '[]',
      `${moc.ids.contactId}x`,
    ]
    for (const bad of noIds) {
      for (const child of childrenOf(named)) {
        expectRefused(await call(named, role, { children: { [child]: bad } }), `${child} = ${bad}`)
      }
      expectRefused(await call(named, role, { workspace: bad }), `workspaceId = ${bad}`)
    }
    if (!route.body) return
    for (const whole of [null, [], 'chuỗi', 7, true]) {
      expectRefused(await call(named, role, { body: whole }), `body = ${JSON.stringify(whole)}`)
    }
    for (const [field, schema] of fieldsOf(route.body)) {
      for (const value of [1, true, null, [], {}, { $ne: 1 }, ['x'], [[]], 'a\0b', '\ud800', -1, 1e300]) {
        if (Value.Check(schema, value) && !(typeof value === 'string')) continue
        const body = { ...leastBody(route.body, moc.ids), [field]: value }
        expectRefused(await call(named, role, { body }), `${field} = ${JSON.stringify(value)}`)
      }
    }
  })
})

test('after all that, the other workspace is as it was', async () => {
  expect(await contentsOf(la)).toEqual(untouched)
})

/** What a good call may answer beside success: the platform is not there, or the thing is in another state by now. */
const ordinary = [
  'connect/platform-unreachable',
  'connect/platform-refused',
  'connect/expired',
  'connect/task-missing',
  'connect/scope-missing',
  'message/wrong-state',
  'message/may-still-arrive',
  'channel/not-connected',
  'control/not-askable',
  'member/already-here',
  'request/invalid',
  'rule/name-taken',
  'conversation/claimed-by-other',
  'conversation/not-yours',
]

test('the same calls with our own ids are not refused, so that it was the id that made the difference', async () => {
  const last = [
    'upload',
    'disconnectChannel',
    'removeConversation',
    'finishConnectAttempt',
    'removeMember',
    'removePushDevice',
    'revokeApiKey',
    'revokeInvitation',
    'previewRule',
    'updateRule',
    'createRule',
    'addChannelToRule',
    'removeRule',
  ]
  const inOrder = workspaceRoutes.toSorted((a, b) => last.indexOf(a.name) - last.indexOf(b.name))
  const unexpected: string[] = []
  for (const named of inOrder) {
    const answer = await call(named, named.route.standing as RoleName)
    const good =
      answer.status < 300 ||
      (ordinary.includes(answer.body?.error?.code) && !(answer.status === 400 && named.route.body))
    if (!good) unexpected.push(`${named.name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`)
    expectNoLeak(answer, named.name)
  }
  expect(unexpected).toEqual([])
  expect(await contentsOf(la)).toEqual(untouched)
})

test('calls outside workspaces ask for a session, apart from those that must be open', async () => {
  for (const named of allRoutes.filter((one) => !inWorkspace(one))) {
    const { route } = named
    const url = route.path.replace(':token', 'không-có-thật')
    const answer = await installation
      .browser()
      .call(route.method, encodeURI(url), route.method === 'GET' ? undefined : {})
    if (route.standing === 'person') expect(answer.status, named.name).toBe(401)
    else expect([200, 400, 409, 410], named.name).toContain(answer.status)
    expectNoLeak(answer, named.name)
  }
})

test('with the policies alone, without a condition in the statement, a table shows one workspace', async () => {
  const client = await installation.context.db.app.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.workspace_id', $1, true)`, [moc.workspaceId])
    for (const table of Object.keys(untouched)) {
      await client.query('savepoint one')
      const rows = await client.query(`select distinct workspace_id from ${table}`).then(
        (result) => result.rows,
        async (error: { code?: string }) => {
          // Not granted to the role at all.
          expect(error.code).toBe('42501')
          await client.query('rollback to one')
          return []
        },
      )
      expect(
        rows.filter((row) => row.workspace_id !== moc.workspaceId),
        table,
      ).toEqual([])
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
})
