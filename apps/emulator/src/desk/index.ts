import swagger from '@fastify/swagger'
import type { FastifyPluginAsync } from 'fastify'
import type { Crowd } from '../crowd/run-crowd.ts'
import { DeskError } from './find.ts'
import { accidentRoutes } from './routes-accidents.ts'
import { automationRoutes } from './routes-automations.ts'
import { type ControlOptions, controlRoutes } from './routes-control.ts'
import { crowdRoutes } from './routes-crowd.ts'
import { grantRoutes } from './routes-grants.ts'
import { peopleRoutes } from './routes-people.ts'
import { setupRoutes } from './routes-setup.ts'
import { snapshotRoutes } from './routes-snapshot.ts'
import { testEventRoutes } from './routes-test-event.ts'

interface DeskParts extends ControlOptions {
  crowd: Crowd
}

/** The desk: everything a test or a person needs to stage a scene, under `/_desk`. */
export const desk: FastifyPluginAsync<DeskParts> = async (app, parts) => {
  const { world, outside, deliverer, crowd, reset } = parts
  const options = { world, outside, deliverer, reset }
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Platform emulator: the desk',
        version: '1.0.0',
        description: 'Stages scenes and reads the outcome.',
      },
    },
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof DeskError ? error.statusCode : (error.statusCode ?? 500)
    return reply.code(status).send({ error: { message: error.message } })
  })
  // A POST without a body may still say that it is JSON.
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)))
    } catch {
      done(new DeskError(400, 'The body is no JSON.'))
    }
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(setupRoutes, options)
  await app.register(peopleRoutes, options)
  await app.register(accidentRoutes, options)
  await app.register(automationRoutes, options)
  await app.register(grantRoutes, options)
  await app.register(controlRoutes, options)
  await app.register(testEventRoutes, options)
  await app.register(crowdRoutes, { world, crowd })
  await app.register(snapshotRoutes, { world, deliverer })
}
