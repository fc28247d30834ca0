import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { findIn } from './find.ts'
import type { DeskOptions } from './routes-setup.ts'
import * as schema from './schemas.ts'

/** What Meta's inbox answers by itself, Page by Page. */
export const automationRoutes: FastifyPluginAsyncTypebox<DeskOptions> = async (app, { world }) => {
  const find = findIn(world)

  app.patch(
    '/pages/:page/automations',
    { schema: { params: schema.PagePath, body: schema.ChangedAutomations } },
    async (request) => {
      const page = find.page(request.params.page)
      page.automations = { ...page.automations, ...request.body }
      world.tell({ type: 'world_changed', what: 'page' })
      return page.automations
    },
  )
}
