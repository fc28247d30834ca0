import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type ChannelImport, lockImport, putImport, saveImport } from '../store/channel-imports.ts'
import type { ChannelRow } from '../store/channels.ts'
import type { Db } from '../store/db.ts'
import { viewOf } from './import-progress.ts'

/** The Page's first two calls are the doctor's, who is waited for. Milliseconds. */
const firstStepAfter = 2_000
/** What may have been missed just before a connection was noticed to be lost. Milliseconds. (section 7) */
const overlap = 10 * 60_000

interface Of {
  workspaceId: WorkspaceId
  channelId: ChannelId
}

/**
 * Imports a channel's old conversations, or goes on where that stopped, in the background. Within a transaction that
 * holds the channel; browsers are told by the caller's change of the channel. Hint `jobs:import` after the commit.
 */
export async function startImport(
  { clock }: Pick<Context, 'clock'>,
  tx: Db,
  of: Of,
  since: Instant | null = null,
): Promise<void> {
  const now = clock.now()
  const known = await lockImport(tx, of.workspaceId, of.channelId)
  if (known === null || known.state === 'done') {
    const from = known === null ? null : since
    return putImport(tx, of, from, viewOf(fresh(of, from, now)), now, (now + firstStepAfter) as Instant)
  }
  await saveImport(tx, resumed(known, now), (now + firstStepAfter) as Instant)
}

/** A channel was connected: everything is read the first time, and what was missed since it was last well the next. */
export async function importAfterConnect(
  context: Pick<Context, 'clock'>,
  tx: Db,
  { workspaceId, id, lastEventAt }: ChannelRow,
): Promise<void> {
  const since = lastEventAt === null ? null : ((lastEventAt - overlap) as Instant)
  await startImport(context, tx, { workspaceId, channelId: id }, since)
}

/** What moved while it stood still is found by another pass over the list. */
function resumed(known: ChannelImport, now: Instant): ChannelImport {
  const next: ChannelImport = {
    ...known,
    state: known.state === 'waiting' || known.passStartedAt === null ? 'waiting' : 'listing',
    reason: null,
    failures: 0,
    listAgainAt: null,
  }
  return { ...next, shown: viewOf(next), shownAt: now }
}

const fresh = ({ workspaceId, channelId }: Of, since: Instant | null, now: Instant) => ({
  workspaceId,
  channelId,
  externalId: '',
  state: 'waiting' as const,
  reason: null,
  since,
  cursor: null,
  passUntil: null,
  passStartedAt: null,
  passCalls: 0,
  passFound: 0,
  passes: 0,
  listAgainAt: null,
  found: 0,
  imported: 0,
  messages: 0,
  cut: 0,
  startedAt: now,
  finishedAt: null,
  epoch: 0,
  failures: 0,
})
