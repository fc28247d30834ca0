import type { Page } from '../world/entities.ts'
import { keepFile } from '../world/files.ts'
import { mint } from '../world/ids.ts'
import type { Attachment, MediaType } from '../world/message.ts'
import { type Refused, refuse } from '../world/refusals.ts'
import type { World } from '../world/world.ts'
import type { UploadedFile } from './call.ts'
import type { Outside } from './outside.ts'
import type { MediaWish } from './read-send.ts'

const mebibyte = 1024 * 1024
const sizeLimit = (type: MediaType) => (type === 'image' ? 8 : 25) * mebibyte

/** Turns a wish for media into stored bytes: saved before, uploaded with the call, or fetched by its address. */
export async function attachMedia(
  world: World,
  outside: Outside,
  page: Page,
  wish: MediaWish,
  upload: UploadedFile | null,
): Promise<{ ok: true; attachment: Attachment & { type: MediaType } } | Refused> {
  if (wish.attachmentId !== null) return reuse(world, page, wish.type, wish.attachmentId)
  const file = upload ? fromUpload(upload) : await fromUrl(world, outside, wish)
  if (!file.ok) return file
  if (file.bytes.length > sizeLimit(wish.type)) return refuse('too_large')
  if (!fits(wish.type, file.contentType)) return refuse('type_mismatch')
  if (world.switches.plainFileNamesOnly && !/^[\x20-\x7e]*$/.test(file.name))
    return refuse('file_name_not_plain')
  const stored = keepFile(world, file)
  const attachmentId = mint.attachment(world.random)
  if (wish.reusable) {
    const saved = {
      id: attachmentId,
      pageId: page.id,
      type: wish.type,
      fileId: stored.id,
      savedAt: world.clock.now(),
    }
    world.savedAttachments.set(attachmentId, saved)
  }
  return { ok: true, attachment: { type: wish.type, fileId: stored.id, attachmentId } }
}

function reuse(world: World, page: Page, type: MediaType, id: string) {
  const saved = world.savedAttachments.get(id)
  const alive = saved && world.clock.now() - saved.savedAt < world.switches.attachmentLifetimeMs
  if (!alive || saved.pageId !== page.id || saved.type !== type) return refuse('attachment_unknown')
  return { ok: true as const, attachment: { type, fileId: saved.fileId, attachmentId: id } }
}

const fromUpload = (upload: UploadedFile) => ({
  ok: true as const,
  bytes: upload.bytes,
  contentType: upload.contentType,
  name: upload.name,
})

async function fromUrl(world: World, outside: Outside, wish: MediaWish) {
  if (wish.url === null) return refuse('one_file_needed')
  const timeoutMs = wish.type === 'video' ? world.switches.videoFetchMs : world.switches.attachmentFetchMs
  return outside.fetchFile(wish.url, { limitBytes: sizeLimit(wish.type), timeoutMs })
}

/** A file may be anything; the others must be what they claim to be. */
function fits(type: MediaType, contentType: string): boolean {
  return type === 'file' || contentType.startsWith(`${type}/`)
}
