import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type {} from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Where the built user interface lies. */
export const interfaceRoot = fileURLToPath(new URL('../dist/', import.meta.url))

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Platform emulator</title>
<p>The emulator runs. Its user interface is not built yet; the desk is described at
<a href="/_desk/openapi.json">/_desk/openapi.json</a>.</p>`

/** Sends a built file, or the interface's one page for the addresses it shows by itself. */
export function showInterface(request: FastifyRequest, reply: FastifyReply) {
  if (!existsSync(`${interfaceRoot}index.html`)) return reply.type('text/html; charset=utf-8').send(notBuilt)
  const { pathname } = new URL(request.url, 'http://emulator')
  const isFile = /\.\w+$/.test(pathname)
  return reply.sendFile(isFile ? pathname.slice(1) : 'index.html', { cacheControl: isFile })
}
