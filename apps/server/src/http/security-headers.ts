import type { FastifyInstance } from 'fastify'

/**
 * Scripts, styles and fonts come from our own files only. Images may be shown from memory while they are being
 * uploaded (`blob:`). Styles set by a script through the object model are not subject to `style-src`.
 */
const policy = [
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
  "frame-ancestors 'none'",
].join('; ')

/** What browsers are told about every answer. A route that needs another policy sets it itself. */
export function securityHeaders(app: FastifyInstance): void {
  const secure = app.context.config.publicUrl.startsWith('https:')
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
