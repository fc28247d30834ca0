import type { FastifyPluginAsync } from 'fastify'
import { mayFetch } from '../world/cdn-links.ts'
import type { World } from '../world/world.ts'
import { drawPicture } from './picture.ts'

interface FileAddress {
  Params: { fileId: string; name: string }
  Querystring: { oh?: string; oe?: string }
}

/** Attachments and pictures, at signed addresses that end. */
export const cdnRoutes: FastifyPluginAsync<{ world: World }> = async (app, { world }) => {
  app.get<FileAddress>('/cdn/:fileId/:name', async (request, reply) => {
    const { fileId } = request.params
    const { oh = '', oe = '' } = request.query
    if (!mayFetch(world, fileId, oh, oe))
      return reply.code(403).type('text/plain').send('URL signature expired')
    reply.headers({
      'cache-control': 'max-age=1209600',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    })
    if (fileId.startsWith('picture-')) return reply.type('image/png').send(drawPicture(fileId.slice(8)))
    const file = world.files.get(fileId)
    if (!file) return reply.code(404).type('text/plain').send('Not found')
    return reply.type(file.contentType).send(file.bytes)
  })
}
