import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { restoreSnapshot, takeSnapshot, type Whole } from '../snapshot.ts'
import { DeskError } from './find.ts'

const largestSnapshot = 1024 * 1024 * 1024

/** The whole state of the emulator, to take away and to put back. */
export const snapshotRoutes: FastifyPluginAsyncTypebox<Whole> = async (app, whole) => {
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestSnapshot }, (_request, body, done) =>
    done(null, body),
  )

  app.get('/snapshot', async (_request, reply) =>
    reply
      .type('application/octet-stream')
      .header('content-disposition', 'attachment; filename="emulator.snapshot"')
      .send(takeSnapshot(whole)),
  )

  app.put('/snapshot', { bodyLimit: largestSnapshot }, async (request) => {
    if (!Buffer.isBuffer(request.body) || !restoreSnapshot(whole, request.body))
      throw new DeskError(400, 'This is no snapshot that this version of the emulator has taken.')
    const { clock, seed } = whole.world
    return { seed, now: clock.now() }
  })
}
