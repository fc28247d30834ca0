import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Lets go, at stop, of connections on which nothing was ever asked. Browsers open such ones ahead of need, and Node
 * counts them as busy: they would hold up the stop for a minute.
 */
export function closeUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  for (const used of ['request', 'upgrade'] as const)
    app.server.on(used, ({ socket }: { socket: Socket }) => unused.delete(socket))
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy()
  })
}
