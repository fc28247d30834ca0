import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** Publishes the contract as OpenAPI at `/api/openapi.json`, and a page to browse and try it at `/api/docs`. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  const { config } = app.context
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Liền Mạch',
        version: '1',
        description:
          'Everything the web app does, it does by these calls. Programs send an API key of their workspace as ' +
          '`Authorization: Bearer lm_…`; a signed-in browser sends its cookie and the header `x-lienmach-client`.',
      },
      servers: [{ url: config.publicUrl }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'lienmach.session_token' },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
    hideUntagged: false,
  })
  if (!config.roles.includes('api')) return
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    uiHooks: {
      // The page brings small styles of its own inside the markup; scripts stay files.
      onRequest: async (_request, reply) => {
        const policy = String(reply.getHeader('content-security-policy') ?? '')
        reply.header(
          'content-security-policy',
          policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
        )
      },
    },
    theme: { title: 'Liền Mạch API' },
  })
}
