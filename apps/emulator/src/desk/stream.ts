import type { FastifyReply } from 'fastify'
import type { Happening } from '../world/happenings.ts'
import type { World } from '../world/world.ts'
import { presentMessage } from './present.ts'

/** Server-sent events: one `data:` line of JSON for everything that happens, from now on. */
export function streamHappenings(world: World, reply: FastifyReply) {
  const { raw } = reply.hijack()
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 1000\n\n')
  const listener = (happening: Happening) => {
    const shown =
      'message' in happening ? { ...happening, message: presentMessage(world, happening.message) } : happening
    raw.write(`data: ${JSON.stringify(shown)}\n\n`)
  }
  world.listeners.add(listener)
  raw.on('close', () => world.listeners.delete(listener))
}
