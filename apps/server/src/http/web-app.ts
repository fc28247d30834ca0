import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { answerNotFound } from './errors.ts'

const built = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

/** Addresses that never belong to a screen: an unknown one is answered as such. */
const machine = /^\/(api|assets|webhooks|callbacks|metrics|healthz|readyz)(\/|$|\?)/

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Liền Mạch</title>
<h1>The web app is not built yet</h1><p>Run <code>npm run build</code> in the project's folder, then reload this page.
The server itself is running: its API is described at <a href="/api/docs">/api/docs</a>.</p></html>`

/** Serves the built web app; every address that is a screen of it gets the same page. */
export async function serveWebApp(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(`${built}index.html`)
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: built,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        // Names under assets/ carry a hash of what is inside; everything else may change at the next start.
        const forever = path.startsWith(`${built}assets/`)
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const isScreen = ['GET', 'HEAD'].includes(request.method) && !machine.test(request.url)
    if (!isScreen) return answerNotFound(request, reply)
    if (isBuilt) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
  })
}
