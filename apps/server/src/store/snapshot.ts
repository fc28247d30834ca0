import type { Viewer, WorkspaceId } from '@lienmach/domain'
import { type Databases, type Db, inView, inWorkspace } from './db.ts'

const asOfOneMoment = 'isolation level repeatable read read only'

/** Reads as of one moment, so that rows and their place in the change log belong together. */
export function inSnapshot<T>(
  db: Pick<Databases, 'app'>,
  workspaceId: WorkspaceId,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  return inWorkspace(db, workspaceId, work, asOfOneMoment)
}

/** The same of what one person may see. */
export function inViewOfMoment<T>(
  db: Pick<Databases, 'app'>,
  workspaceId: WorkspaceId,
  viewer: Viewer,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  return inView(db, workspaceId, viewer, work, asOfOneMoment)
}
