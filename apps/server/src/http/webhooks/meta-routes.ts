import type { FastifyInstance } from 'fastify'
import { openIntake } from '../../ingest/intake.ts'
import { claimedSignature, isSameSecret, isSignedBy } from './signature.ts'

const keptHeaders = ['content-type', 'user-agent', 'x-hub-signature-256']

/**
 * Where Meta delivers webhooks. A body is looked at only as far as its signature goes, and acknowledged only once it is
 * committed; everything else happens afterwards, from the database. Registered in its own scope, because here bodies
 * are bytes, whatever they claim to be.
 */
export async function metaWebhookRoutes(app: FastifyInstance): Promise<void> {
  const { config, clock, metrics, wake } = app.context
  const { appSecret, previousAppSecret, verifyToken } = config.meta
  const secrets = [appSecret, previousAppSecret].filter((secret): secret is string => Boolean(secret))
  const intake = openIntake(app.context)
  const acknowledged = metrics.counter(
    'webhooks_acknowledged_total',
    'Webhook bodies committed and acknowledged.',
  )
  const refused = metrics.counter('webhooks_refused_total', 'Webhook bodies turned away, by cause.', [
    'cause',
  ])
  const seconds = metrics.histogram(
    'webhook_seconds',
    'From the whole body to its acknowledgement.',
    [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
  )

  // A logger of its own for each request costs more than all the rest of receiving it.
  app.setChildLoggerFactory((logger) => logger)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: config.webhookMaxBytes },
    (_request, body, done) => done(null, body),
  )
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    refused.inc({ cause: status === 413 ? 'too_large' : 'broken_request' })
    if (status >= 500) request.log.error({ err: error }, 'a webhook could not be received')
    return reply.code(status >= 400 ? status : 500).send()
  })

  app.get<{ Querystring: Record<string, unknown> }>(
    '/webhooks/meta',
    { schema: { hide: true } },
    async (request, reply) => {
      const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query
      const isOurs =
        mode === 'subscribe' &&
        typeof token === 'string' &&
        verifyToken !== '' &&
        isSameSecret(token, verifyToken)
      if (!isOurs || typeof challenge !== 'string' || challenge.length > 512) return reply.code(403).send()
      return reply
        .type('text/plain; charset=utf-8')
        .header('x-content-type-options', 'nosniff')
        .send(challenge)
    },
  )

  app.post(
    '/webhooks/meta',
    {
      schema: { hide: true },
      logLevel: 'warn',
      // Whoever does not even claim to sign cannot make us read a body.
      onRequest: async (request, reply) => {
        // What it calls itself must not decide whether it is read.
        if (!request.headers['content-type']?.includes('/'))
          request.headers['content-type'] = 'application/octet-stream'
        if (claimedSignature(request.headers['x-hub-signature-256']) !== null) return
        refused.inc({ cause: 'signature' })
        return reply.code(403).send()
      },
    },
    async (request, reply) => {
      const since = clock.monotonic()
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const claimed = claimedSignature(request.headers['x-hub-signature-256'])
      if (claimed === null || !isSignedBy(secrets, body, claimed)) {
        refused.inc({ cause: 'signature' })
        return reply.code(403).send()
      }
      const headers: Record<string, string> = {}
      for (const name of keptHeaders) {
        const value = request.headers[name]
        if (typeof value === 'string') headers[name] = value.slice(0, 256)
      }
      const outcome = await intake.keep({ receivedAt: clock.now(), headers, body })
      if (outcome !== 'kept') {
        refused.inc({ cause: outcome })
        return reply.code(503).header('retry-after', '5').send()
      }
      acknowledged.inc()
      seconds.observe((clock.monotonic() - since) / 1_000)
      wake.hint('raw')
      return reply.code(200).type('text/plain').send('EVENT_RECEIVED')
    },
  )
}
