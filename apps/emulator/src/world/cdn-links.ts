import { createHmac } from 'node:crypto'
import type { Attachment } from './message.ts'
import type { World } from './world.ts'

function signature(world: World, fileId: string, expiry: string): string {
  return createHmac('sha256', `cdn/${world.seed}`)
    .update(`${fileId}/${expiry}`)
    .digest('base64url')
    .slice(0, 24)
}

/** A signed address of a stored file that stops working after a while, as the platform's do. */
export function cdnUrl(world: World, fileId: string): string {
  const name = world.files.get(fileId)?.name ?? 'file'
  return signedUrl(world, fileId, name)
}

/** The picture of a person or Page: drawn from their id when it is fetched. */
export const pictureUrl = (world: World, id: string) => signedUrl(world, `picture-${id}`, 'picture.png')

function signedUrl(world: World, fileId: string, name: string): string {
  const expiry = Math.floor((world.clock.now() + world.switches.cdnLifetimeMs) / 1000).toString(16)
  const query = `oh=${signature(world, fileId, expiry)}&oe=${expiry}`
  return `${world.publicUrl}/cdn/${fileId}/${encodeURIComponent(name)}?${query}`
}

/** Whether an address handed out earlier still works. */
export function mayFetch(world: World, fileId: string, oh: string, oe: string): boolean {
  return oh === signature(world, fileId, oe) && Number.parseInt(oe, 16) * 1000 > world.clock.now()
}

/** Where an attachment's bytes are, if it has any. */
export function attachmentUrl(world: World, attachment: Attachment): string | null {
  if (attachment.type === 'template') return null
  return attachment.type === 'other' ? attachment.url : cdnUrl(world, attachment.fileId)
}
