import type { Instant } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type Attendant, noteActive } from '../store/attendance.ts'
import { appendChanges } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'

/** It is written down at most this often for each person. Milliseconds. */
const noteEvery = 30_000

const noted = new WeakMap<Context, Map<string, Instant>>()

/**
 * Somebody does something. Whoever was put away for doing nothing is back. Nobody waits for this: what is lost is noted
 * with the next thing they do.
 */
export function noteActivity(context: Context, { workspaceId, memberId }: Attendant): void {
  const { clock, log } = context
  const key = `${workspaceId} ${memberId}`
  const lately = noted.get(context) ?? new Map<string, Instant>()
  noted.set(context, lately)
  const now = clock.now()
  if (now - (lately.get(key) ?? -noteEvery) < noteEvery) return
  lately.set(key, now)
  writeDown(context, { workspaceId, memberId }, now).catch((error: unknown) => {
    lately.delete(key)
    log.debug({ err: error }, 'that somebody is active could not be noted')
  })
}

async function writeDown(context: Context, attendant: Attendant, now: Instant): Promise<void> {
  const { workspaceId, memberId } = attendant
  const returned = await inWorkspace(context.db, workspaceId, async (tx) => {
    const isBack = await noteActive(tx, attendant, now)
    if (isBack) await appendChanges(tx, workspaceId, [{ kind: 'member', entityId: memberId }], now)
    return isBack
  })
  if (!returned) return
  context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:distribute')
}
