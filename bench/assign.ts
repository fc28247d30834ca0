import { randomUUID } from 'node:crypto'
import type { openDatabases } from '@lienmach/server'

type Db = ReturnType<typeof openDatabases>

/** Puts a bench's Pages into one rule, in turn among agents who are all ready. */
export async function shareOut(db: Db, pageIds: readonly string[], agents: number): Promise<void> {
  const { rows } = await db.owner.query({
    text: 'select distinct workspace_id as id from channels where external_id = any($1)',
    values: [pageIds],
  })
  const workspaceId = (rows[0] as { id: string }).id
  const ruleId = randomUUID()
  const run = (text: string, values: unknown[]) => db.owner.query({ text, values })
  await run(
    `insert into distribution_rules (workspace_id, id, name, method, created_at, updated_at)
     values ($1, $2, 'Bench', 'round_robin', now(), now())`,
    [workspaceId, ruleId],
  )
  await run(
    `insert into rule_channels (workspace_id, channel_id, rule_id, added_at)
     select workspace_id, id, $2, now() from channels where workspace_id = $1`,
    [workspaceId, ruleId],
  )
  for (let no = 0; no < agents; no += 1) {
    const id = randomUUID()
    await run(`insert into auth."user" (id, name, email) values ($1, $2, $3)`, [
      id,
      `Agent ${no}`,
      `${id}@bench.test`,
    ])
    await run(
      `insert into members (workspace_id, user_id, role, name, email, presence, here_until)
       values ($1, $2, 'agent', 'Agent', $3, 'ready', now() + interval '1 day')`,
      [workspaceId, id, `${id}@bench.test`],
    )
    await run(
      `insert into rule_agents (workspace_id, rule_id, member_id, added_at) values ($1, $2, $3, now())`,
      [workspaceId, ruleId, id],
    )
  }
}

/** Waits until everything is given out, and answers how long that took for each customer, and how equal the shares are. */
export async function measureSharing(db: Db, patienceMs: number) {
  const until = performance.now() + patienceMs
  const ask = async <Row>(text: string) => (await db.owner.query({ text, values: [] })).rows as Row[]
  const waiting = async () =>
    (
      await ask<{ waits: boolean }>(
        'select exists (select from conversations where queued_at is not null) as waits',
      )
    )[0]?.waits
  while ((await waiting()) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 25))
  const [times] = await ask<Record<'p50' | 'p95' | 'p99' | 'max' | 'whole99' | 'given', number>>(`
    select count(*) as given, percentile_cont(0.5) within group (order by taken) as p50,
      percentile_cont(0.95) within group (order by taken) as p95, percentile_cont(0.99) within group (order by taken) as p99,
      max(taken) as max, percentile_cont(0.99) within group (order by whole) as whole99
    from (
      select extract(epoch from assigned_at - conversations.created_at)::float8 * 1000 as taken,
        extract(epoch from assigned_at - (select min(received_at) from messages
          where messages.workspace_id = conversations.workspace_id and messages.conversation_id = conversations.id))::float8 * 1000 as whole
      from conversations where assigned_at is not null
    ) as given`)
  const shares = await ask<{ number: number }>(
    'select count(*) as number from conversations where assignee_id is not null group by assignee_id',
  )
  const numbers = shares.map(({ number }) => number)
  const [left] = await ask<{ number: number }>(
    'select count(*) as number from conversations where assignee_id is null',
  )
  const round = (value = 0) => Number(value.toFixed(1))
  return {
    given: times?.given ?? 0,
    left_with_nobody: left?.number ?? 0,
    assign_p50_ms: round(times?.p50),
    assign_p95_ms: round(times?.p95),
    assign_p99_ms: round(times?.p99),
    assign_max_ms: round(times?.max),
    received_to_assigned_p99_ms: round(times?.whole99),
    spread_among_equals: Math.max(...numbers) - Math.min(...numbers),
  }
}
