import { createHash } from 'node:crypto'
import type { MemberId, SessionId, WorkspaceId } from '@lienmach/domain'
import { missingTasks } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ListedPage } from '../ports/channel-connector.ts'
import { findTaken, type Taken } from '../store/channel-ownership.ts'
import { type ChannelRow, findChannelsByExternalId } from '../store/channels.ts'
import type { AttemptRow } from '../store/connect-attempts.ts'
import { inWorkspace } from '../store/db.ts'

/** How long a person may stay in Facebook's dialog, and how long its result can be used. */
export const dialogLifetime = 30 * 60_000
export const resultLifetime = 24 * 60 * 60_000

/** Who connects: a member, with the session in which they began. */
export interface Connecting {
  workspaceId: WorkspaceId
  memberId: MemberId
  sessionId: SessionId
}

/** A run as the wizard shows it, with what became of each Page meanwhile. */
export interface ShownAttempt {
  attempt: AttemptRow
  pages: ShownPage[]
}

export interface ShownPage extends ListedPage {
  missingTasks: string[]
  takenBy: Taken | null
  channel: ChannelRow | null
}

/**
 * What we keep of a state parameter: a hash that only the session which began the run can repeat, so that nobody can
 * be made to finish somebody else's run.
 */
export function stateHashOf(state: string, sessionId: SessionId): Buffer {
  return createHash('sha256').update(`${state}|${sessionId}`).digest()
}

/** Adds to a run what is true of its Pages now. */
export async function showAttempt(
  context: Context,
  { workspaceId, memberId }: Pick<Connecting, 'workspaceId' | 'memberId'>,
  attempt: AttemptRow,
): Promise<ShownAttempt> {
  const externalIds = attempt.pages.map((page) => page.externalId)
  if (externalIds.length === 0) return { attempt, pages: [] }
  const [channels, taken] = await Promise.all([
    inWorkspace(context.db, workspaceId, (tx) => findChannelsByExternalId(tx, workspaceId, externalIds)),
    findTaken(context.db.pipeline, { workspaceId, memberId }, externalIds),
  ])
  const pages = attempt.pages.map((page) => ({
    ...page,
    missingTasks: missingTasks(page.tasks),
    takenBy: taken.find((one) => one.externalId === page.externalId) ?? null,
    channel: channels.find((one) => one.externalId === page.externalId) ?? null,
  }))
  return { attempt, pages }
}
