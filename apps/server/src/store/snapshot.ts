import type { WorkspaceId } from '@lienmach/domain'
import { type Databases, type Db, inWorkspace } from './db.ts'

/** Reads as of one moment, so that rows and their place in the change log belong together. */
export function inSnapshot<T>(
  db: Pick<Databases, 'app'>,
  workspaceId: WorkspaceId,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  return inWorkspace(db, workspaceId, work, 'isolation level repeatable read read only')
}
