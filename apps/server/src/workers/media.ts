import { copyFile } from '../actions/copy-file.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { claimDue, dueFiles, erasedFiles, forgetBytes, listErased } from '../store/media-fetches.ts'
import { sql } from '../store/sql.ts'
import { startLoop } from './loop.ts'

const together = 4
/** An attempt that never came back counts as failed after this long. Milliseconds. */
const leaseMs = 60_000

/** Copies what customers sent to our store before the platform's addresses expire, and removes bytes that were taken back. */
export const mediaWorker: Worker = { name: 'media', role: 'jobs', start: startMedia }

async function startMedia(context: Context): Promise<Running> {
  const { clock, db, log, mediaStore } = context

  async function step(): Promise<'more' | 'rested'> {
    const due = await claimDue(db.pipeline, clock.now(), together, leaseMs)
    // One that cannot be kept is tried again when its lease is over; the others are not held up.
    await Promise.all(
      due.map((file) =>
        copyFile(context, file).catch((error: unknown) =>
          log.error({ err: error, mediaId: file.id }, 'a file could not be copied'),
        ),
      ),
    )
    const erased = await listErased(db.pipeline, 50)
    for (const file of erased) {
      await mediaStore.delete(file.storageKey)
      await forgetBytes(db.pipeline, file)
    }
    return due.length > 0 || erased.length > 0 ? 'more' : 'rested'
  }

  return startLoop(context, {
    name: 'media',
    topic: 'jobs:media',
    pollEvery: 2_000,
    step,
    due: () => sql`${dueFiles(clock.now())} union all ${erasedFiles()}`,
  })
}
