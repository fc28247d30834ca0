import type { WorkspaceId } from '@lienmach/domain'
import { openDatabases, openLog } from '@lienmach/server'
import { createDatabase } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { inWorkspace } from '../../src/store/db.ts'
import { exec, row, rows, sql } from '../../src/store/sql.ts'

const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as WorkspaceId

test('two hundred workspaces on two connections never see each other, whatever fails in between', async () => {
  await using database = await createDatabase()
  const db = openDatabases({ url: database.url, log: openLog('silent'), size: 2 })
  try {
    const workspaces = Array.from({ length: 200 }, (_, n) => idOf(n + 1))
    for (const [n, id] of workspaces.entries()) {
      await inWorkspace(db, id, (tx) =>
        exec(tx, sql`insert into workspaces (id, name) values (${id}, ${`Cửa hàng ${n}`})`),
      )
    }

    const look = async (n: number) => {
      const id = workspaces[n % workspaces.length] as WorkspaceId
      const seen = inWorkspace(db, id, async (tx) => {
        if (n % 5 === 1) await exec(tx, sql`select 1 / 0`)
        if (n % 5 === 2) await exec(tx, sql`select set_config('statement_timeout', '1', true)`)
        if (n % 5 === 2) await exec(tx, sql`select count(*) from generate_series(1, 10000000)`)
        if (n % 5 === 3) throw new Error('our own mistake')
        return rows<{ id: string }>(tx, sql`select id from workspaces`)
      })
      return { id, seen: await seen.catch(() => null) }
    }
    const outcomes: Awaited<ReturnType<typeof look>>[] = []
    for (let first = 0; first < 600; first += 30) {
      outcomes.push(...(await Promise.all(Array.from({ length: 30 }, (_, n) => look(first + n)))))
    }

    for (const { id, seen } of outcomes) if (seen !== null) expect(seen).toEqual([{ id }])
    expect(outcomes.filter(({ seen }) => seen !== null)).toHaveLength(240)

    // Whatever went before, a bare connection of the same pool knows no workspace.
    const bare = await Promise.all(
      [1, 2, 3, 4].map(() =>
        row(db.app, sql`select count(*) from workspaces`).then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    )
    expect(bare).toEqual(['refused', 'refused', 'refused', 'refused'])
  } finally {
    await db.close()
  }
})
