import type { Instant } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { recogniseInbound } from '../media/recognise-inbound.ts'
import { appendChanges } from '../store/changes.ts'
import { conversationsShowing, usePicture } from '../store/contact-profiles.ts'
import { type Db, transaction } from '../store/db.ts'
import { type DueMedia, markFailed, markStored } from '../store/media-fetches.ts'

/** After each failure, how long until the next attempt. Milliseconds; after the last one, it has failed. */
const patience = [5_000, 30_000, 120_000, 600_000, 3_600_000]

/** Copies one file of a platform to our store, and says so to whoever shows it. */
export async function copyFile(context: Context, file: DueMedia): Promise<void> {
  const fetched = await context.files.fetch(file.sourceUrl)
  if (fetched.outcome !== 'fetched') {
    const wait = fetched.outcome === 'refused' ? undefined : patience[file.attempts - 1]
    const retryAt = wait === undefined ? null : ((context.clock.now() + wait) as Instant)
    await changing(context, file, async (tx) => {
      await markFailed(tx, file, fetched.because, retryAt)
      return retryAt === null
    })
    return
  }
  const recognised = await recogniseInbound(fetched.bytes)
  const storageKey = `${file.workspaceId}/${file.id}`
  await context.mediaStore.put(storageKey, fetched.bytes, recognised.contentType)
  const kept = await changing(context, file, async (tx) => {
    const stored = await markStored(tx, file, { storageKey, byteSize: fetched.bytes.length, ...recognised })
    if (stored.length > 0 && file.contactId !== null && file.type === 'profile_picture') {
      await usePicture(tx, file.workspaceId, file.contactId, file.id)
    }
    return stored.length > 0
  })
  // It was taken back while we fetched it.
  if (!kept) await context.mediaStore.delete(storageKey)
}

/** Makes the change, and has the conversations that show this file shown again when it made a difference. */
async function changing(
  context: Context,
  file: DueMedia,
  change: (tx: Db) => Promise<boolean>,
): Promise<boolean> {
  const { workspaceId } = file
  const changed = await transaction(context.db.pipeline, async (tx) => {
    if (!(await change(tx))) return false
    const conversationIds = await conversationsShowing(tx, workspaceId, file)
    const messages = file.messageId === null ? [] : [file.messageId]
    await appendChanges(
      tx,
      workspaceId,
      conversationIds.map((entityId) => ({ kind: 'conversation', entityId, data: { messages } })),
      context.clock.now(),
    )
    return true
  })
  if (changed) context.wake.hint('changes', workspaceId)
  return changed
}
