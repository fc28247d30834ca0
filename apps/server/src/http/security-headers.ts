import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/**
 * Scripts, styles and fonts come from our own files only. Images may be shown from memory while they are being
 * uploaded (`blob:`). Styles set by a script through the object model are not subject to `style-src`.
 */
const policyFor = (frameAncestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')

/**
 * Nobody may show the inbox inside a page of their own, but an emulator on this very machine: its stage has customer,
 * inbox and Meta's inbox side by side.
 */
function framedBy({ meta }: Config): string {
  const { origin, hostname } = new URL(meta.dialogUrl)
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? origin : "'none'"
}

/** What browsers are told about every answer. A route that needs another policy sets it itself. */
export function securityHeaders(app: FastifyInstance): void {
  const { config } = app.context
  const policy = policyFor(framedBy(config))
  const secure = config.publicUrl.startsWith('https:')
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'cross-origin-resource-policy': 'same-origin',
    })
    if (secure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    // What the API says belongs to one person at one moment.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}
