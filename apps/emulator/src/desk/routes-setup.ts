import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { seedDemoWorld } from '../demo.ts'
import type { Outside } from '../graph/outside.ts'
import { changeMode } from '../world/change-mode.ts'
import { adminsOf, createApp, createCustomer, createPage, createUser } from '../world/people.ts'
import { restrict } from '../world/restrict.ts'
import { grantPage, issueUserToken, pageTokenFor, tasksOf } from '../world/tokens.ts'
import { subscribableFields } from '../world/webhook-fields.ts'
import type { World } from '../world/world.ts'
import { DeskError, findIn } from './find.ts'
import { presentApp, presentPage } from './present.ts'
import * as schema from './schemas.ts'

export interface DeskOptions {
  world: World
  outside: Outside
  /** Begins again from a seed. */
  reset: (seed: string | null) => void
}

/** Furnishing the world: apps, users, Pages, customers and tokens. */
export const setupRoutes: FastifyPluginAsyncTypebox<DeskOptions> = async (app, { world, outside, reset }) => {
  const find = findIn(world)

  app.post(
    '/reset',
    { schema: { body: Type.Optional(Type.Object({ seed: Type.Optional(Type.String()) })) } },
    async (request) => {
      reset(request.body?.seed ?? null)
      return { seed: world.seed, now: world.clock.now() }
    },
  )

  app.post('/demo', { schema: { body: Type.Optional(Type.Partial(schema.NewApp)) } }, async (request) =>
    seedDemoWorld(world, request.body ?? {}),
  )

  app.post('/apps', { schema: { body: schema.NewApp } }, async (request) => {
    const { id, secret, webhook } = createApp(world, request.body)
    if (webhook)
      void outside.verifyCallback(webhook.callbackUrl, webhook.verifyToken, world.random.digits(10))
    return { id, secret }
  })

  app.patch(
    '/apps/:app',
    { schema: { params: schema.AppPath, body: schema.ChangedApp } },
    async (request) => {
      const changed = find.app(request.params.app)
      const { webhookUrl, verifyToken, features, ...rest } = request.body
      Object.assign(changed, rest)
      if (features) changed.features = new Set(features)
      if (webhookUrl !== undefined) {
        const fields = changed.webhook?.fields ?? new Set(subscribableFields)
        changed.webhook = {
          callbackUrl: webhookUrl,
          verifyToken: verifyToken ?? changed.webhook?.verifyToken ?? '',
          fields,
        }
      }
      world.tell({ type: 'world_changed', what: 'app' })
      return presentApp(changed)
    },
  )

  app.post('/users', { schema: { body: schema.NewUser } }, async (request) => ({
    id: createUser(world, request.body).id,
  }))

  app.post('/pages', { schema: { body: schema.NewPage } }, async (request) => {
    for (const admin of request.body.admins) find.user(typeof admin === 'string' ? admin : admin.id)
    return { id: createPage(world, request.body).id }
  })

  app.patch(
    '/pages/:page',
    { schema: { params: schema.PagePath, body: schema.ChangedPage } },
    async (request) => {
      const page = find.page(request.params.page)
      const { name, mode, takeControl, admins, messagesOff, restricted, highVolume } = request.body
      if (
        page.mode === 'routing' &&
        mode !== undefined &&
        mode !== 'routing' &&
        world.switches.routingIsForGood
      )
        throw new DeskError(409, 'Conversation Routing cannot be switched off once it is on.')
      if (name !== undefined) page.name = name
      changeMode(world, page, request.body)
      page.routes = request.body.routes ?? page.routes
      page.campaignControlMs = request.body.campaignControlMs ?? page.campaignControlMs
      if (takeControl !== undefined) page.takeControl = new Set(takeControl)
      if (admins !== undefined) page.admins = adminsOf(admins)
      if (messagesOff !== undefined) page.messagesOff = messagesOff
      if (restricted !== undefined) restrict(world, page, restricted)
      if (highVolume !== undefined) page.highVolumeUntil = highVolume ? Number.POSITIVE_INFINITY : null
      world.tell({ type: 'world_changed', what: 'page' })
      return presentPage(world, page)
    },
  )

  app.post('/tokens', { schema: { body: schema.NewToken } }, async (request) => {
    const asking = find.app(request.body.appId)
    const page = find.page(request.body.pageId)
    const userId =
      request.body.userId ??
      messagingAdmin([...page.admins.keys()], (id) => tasksOf(page, id).has('MESSAGING'))
    const user = find.user(userId)
    grantPage(world, user, asking, page)
    const userToken = issueUserToken(world, asking.id, user.id, true)
    return {
      pageAccessToken: pageTokenFor(world, userToken, page.id).value,
      userAccessToken: userToken.value,
    }
  })

  app.post(
    '/pages/:page/customers',
    { schema: { params: schema.PagePath, body: schema.NewCustomer } },
    async (request) => ({
      psid: createCustomer(world, find.page(request.params.page), request.body).psid,
    }),
  )
}

function messagingAdmin(ids: string[], mayMessage: (id: string) => boolean): string {
  const id = ids.find(mayMessage) ?? ids[0]
  if (id === undefined) throw new DeskError(409, 'The Page has no admin to give a token.')
  return id
}
