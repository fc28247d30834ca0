import { AppError, inboxRoutes } from '@lienmach/contract'
import type { FastifyInstance } from 'fastify'
import { isShownInline } from '../../media/recognise-inbound.ts'
import { inView } from '../../store/db.ts'
import { findServable, type ServableFile } from '../../store/media-files.ts'
import { viewerOf } from '../conversations/viewer.ts'
import { register } from '../register-route.ts'
import { readRange } from './byte-range.ts'

/** Files of conversations and pictures of contacts. What came from outside can be looked at, and never runs. */
export async function mediaRoutes(app: FastifyInstance): Promise<void> {
  const { context } = app

  register(app, inboxRoutes.media, async ({ actor, params: { mediaId }, request, reply }) => {
    const viewer = viewerOf(actor)
    const file = await inView(context.db, actor.workspaceId, viewer, (tx) =>
      findServable(tx, actor.workspaceId, mediaId),
    )
    const isTheirs = file?.uploadedBy != null && file.uploadedBy === viewer.memberId
    if (!file || !(file.isSeen || viewer.manages || (file.isLoose && isTheirs)))
      throw new AppError('resource/not-found')

    const range = readRange(request.headers.range, file.byteSize)
    if (range === 'unsatisfiable') {
      return reply.code(416).header('content-range', `bytes */${file.byteSize}`).send()
    }
    // Before any header: what says that a file is missing or the store is away must not be kept for a year.
    const bytes = await context.mediaStore.get(file.storageKey, range ?? undefined)
    if (!bytes) throw new AppError('resource/not-found')
    reply.headers({
      'content-type': isShownInline(file.contentType) ? file.contentType : 'application/octet-stream',
      'content-disposition': dispositionOf(file),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    })
    if (range) {
      reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.byteSize}`)
    }
    return reply.header('content-length', range ? range.end - range.start + 1 : file.byteSize).send(bytes)
  })
}

/** The name in both spellings of RFC 6266: plain for old programs, and as it is. */
function dispositionOf({ contentType, name, id }: ServableFile): string {
  const kind = isShownInline(contentType) ? 'inline' : 'attachment'
  const full = name ?? id
  const plain = full.replace(/[^\w.-]/g, '_').slice(0, 100)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(full.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`
}
