import cookie from '@fastify/cookie'
import { type FastifyInstance, fastify, LogController } from 'fastify'
import type { Context } from '../context.ts'
import { answerErrors, answerNotFound } from './errors.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { closeIdleConnections } from './idle-connections.ts'
import { describeApi } from './openapi.ts'
import { parts } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { compileSerializer } from './serialization.ts'
import { compileValidator } from './validation.ts'
import { serveWebApp } from './web-app.ts'

declare module 'fastify' {
  interface FastifyInstance {
    context: Context
  }
}

/** Most bytes of a JSON body. Webhooks and uploads set limits of their own. */
const bodyLimit = 1024 * 1024

/** Builds everything this process answers over HTTP, without listening. */
export async function buildHttp(
  context: Context,
  readiness: Readiness = { workers: () => [] },
): Promise<FastifyInstance> {
  const { config, log, random } = context
  const app: FastifyInstance = fastify({
    loggerInstance: log.child({ part: 'http' }),
    // A line for each request would be most of the log; failures are logged where they are answered.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => random.uuid(),
    requestIdHeader: false,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit,
    // Keep-alive connections without a request in flight must not hold up the stop.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 500 },
  }) as unknown as FastifyInstance
  app.decorate('context', context)
  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(compileSerializer)
  answerErrors(app)
  closeIdleConnections(app)
  securityHeaders(app)
  await app.register(cookie)
  await describeApi(app)
  healthRoutes(app, readiness)
  for (const { role, plugin } of parts) {
    if (config.roles.includes(role)) await app.register(plugin)
  }
  if (config.roles.includes('api')) await serveWebApp(app)
  else app.setNotFoundHandler(answerNotFound)
  return app
}
