import multipart from '@fastify/multipart'
import { AppError, inboxRoutes } from '@lienmach/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { takeUpload } from '../../actions/take-upload.ts'
import { mediaUrl } from '../media/media-url.ts'
import { register } from '../register-route.ts'

/** What the other parts of a form and its boundaries may add. */
const formBytes = 64 * 1024

/** Files for replies. */
export async function uploadRoutes(app: FastifyInstance): Promise<void> {
  const { context } = app
  const { limits } = context.channels.get('facebook_page')
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fileSize: limits.fileBytes, fields: 4, fieldSize: 1_024, parts: 5 },
  })

  register(app, inboxRoutes.upload, async ({ actor: { workspaceId, ...actor }, request, reply }) => {
    // Whoever is refused may still be sending; there is no use in hearing the rest.
    reply.header('connection', 'close')
    const { name, bytes } = await readFile(request, limits.fileBytes)
    const memberId = actor.kind === 'member' ? actor.memberId : null
    const file = await takeUpload(context, { workspaceId, memberId, name, bytes, limits })
    reply.removeHeader('connection')
    const { id, type, contentType, byteSize, width, height } = file
    return { id, type, name: file.name, contentType, byteSize, width, height, url: mediaUrl(workspaceId, id) }
  })
}

async function readFile(
  request: FastifyRequest,
  limit: number,
): Promise<{ name: string; bytes: Uint8Array }> {
  if (!request.isMultipart())
    throw new AppError('request/invalid', {
      part: 'body',
      fields: [{ at: '/file', problem: 'must be a form with a file' }],
    })
  if (Number(request.headers['content-length'] ?? 0) > limit + formBytes)
    throw new AppError('upload/too-large', { limit })
  const part = await request.file()
  if (part?.fieldname !== 'file')
    throw new AppError('request/invalid', { part: 'body', fields: [{ at: '/file', problem: 'is missing' }] })

  const chunks: Buffer[] = []
  for await (const chunk of part.file) chunks.push(chunk as Buffer)
  if (part.file.truncated) throw new AppError('upload/too-large', { limit })
  return { name: part.filename, bytes: Buffer.concat(chunks) }
}
