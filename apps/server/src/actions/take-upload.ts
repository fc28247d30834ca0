import { AppError } from '@lienmach/contract'
import type { MediaId, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { measureImage } from '../media/measure-image.ts'
import { acceptedKinds, recogniseOutgoing } from '../media/outgoing-kinds.ts'
import { inWorkspace } from '../store/db.ts'
import { addUpload, type UploadRow } from '../store/uploads.ts'

export interface TakeUpload {
  workspaceId: WorkspaceId
  memberId: MemberId | null
  name: string
  bytes: Uint8Array
  limits: { imageBytes: number; fileBytes: number }
}

/**
 * Keeps a file for a reply. What it is follows from its bytes; what is too large or of a kind that is not sent is refused
 * before anything is kept.
 */
export async function takeUpload(context: Context, order: TakeUpload): Promise<UploadRow> {
  const { workspaceId, memberId, bytes, limits } = order
  const recognised = await recogniseOutgoing(bytes, order.name)
  if (!recognised) throw new AppError('upload/wrong-kind', { kinds: acceptedKinds })
  const limit = recognised.type === 'image' ? limits.imageBytes : limits.fileBytes
  if (bytes.length > limit) throw new AppError('upload/too-large', { limit, type: recognised.type })
  const size = recognised.type === 'image' ? await measureImage(bytes) : { width: null, height: null }
  if (!size) throw new AppError('upload/wrong-kind', { kinds: acceptedKinds })

  const id = context.random.uuid() as MediaId
  const file: UploadRow = {
    id,
    uploadedBy: memberId,
    ...recognised,
    ...size,
    storageKey: `${workspaceId}/${id}`,
    byteSize: bytes.length,
    name: plainName(order.name),
  }
  await context.mediaStore.put(file.storageKey, bytes, file.contentType)
  await inWorkspace(context.db, workspaceId, (tx) => addUpload(tx, workspaceId, file, context.clock.now()))
  return file
}

/** A name without folders, and without signs that are not seen or that turn the direction of what follows. */
function plainName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  return clean.slice(-150) || 'file'
}
