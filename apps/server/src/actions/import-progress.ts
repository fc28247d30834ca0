import type { ImportView } from '@lienmach/contract'
import type { Instant } from '@lienmach/domain'
import type { WorkspaceChange } from '../store/changes.ts'
import { type ChannelImport, saveImport } from '../store/channel-imports.ts'
import type { Db } from '../store/db.ts'

/** Of the two calls a second that a Page has for its records, an import takes one. Milliseconds. (section 6) */
export const callEvery = 1_000
/** Browsers are told how far it has come at most this often. Milliseconds. */
const tellEvery = 2_000

/** Milliseconds until the next attempt after so many failures in a row. */
export const waitAfter = (failures: number) => Math.min(5 * 60_000, 2_000 * 2 ** Math.min(failures, 10))

/** An import as browsers see it. */
export function viewOf(progress: Omit<ChannelImport, 'shown' | 'shownAt'>): ImportView {
  const { state, reason, found, imported, messages, cut, startedAt, finishedAt } = progress
  const estimateMs = state === 'reading' ? (found - imported) * callEvery : null
  return { state, reason, found, imported, messages, cut, startedAt, finishedAt, estimateMs }
}

/**
 * Writes down how far a pinned import has come and lets it go until its next call. Answers what browsers are to be told,
 * which is appended last.
 */
export async function saveProgress(
  tx: Db,
  next: ChannelImport,
  nextStepAt: Instant,
  now: Instant,
): Promise<WorkspaceChange[]> {
  const { workspaceId, channelId, shown, shownAt } = next
  const view = viewOf(next)
  const isTold = view.state !== shown.state || now - shownAt >= tellEvery
  await saveImport(tx, isTold ? { ...next, shown: view, shownAt: now } : next, nextStepAt)
  return isTold ? [{ workspaceId, kind: 'channel', entityId: channelId }] : []
}
