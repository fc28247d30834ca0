import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { announceRemoval, requestDeletion } from '../login/removal-callback.ts'
import { type Accident, changePassword, expireTokens, logOut, removeApp } from '../world/accidents.ts'
import type { User } from '../world/entities.ts'
import { grantOf } from '../world/tokens.ts'
import { DeskError, findIn } from './find.ts'
import type { DeskOptions } from './routes-setup.ts'
import * as schema from './schemas.ts'

/** What befalls people and their tokens. (E4, E5, E6) */
export const accidentRoutes: FastifyPluginAsyncTypebox<DeskOptions> = async (app, { world, outside }) => {
  const find = findIn(world)
  const needed = (id: string | undefined, name: string) => {
    if (id === undefined) throw new DeskError(400, `This accident needs "${name}".`)
    return id
  }

  const happen: Record<Accident, (user: User, order: { appId?: string; pageId?: string }) => void> = {
    change_password: (user) => changePassword(world, user),
    log_out: (user) => logOut(world, user),
    expire: (user) => expireTokens(world, user),
    checkpoint(user) {
      user.checkpointed = true
    },
    lift_checkpoint(user) {
      user.checkpointed = false
    },
    unconfirm(user) {
      user.confirmed = false
    },
    confirm(user) {
      user.confirmed = true
    },
    remove_app(user, order) {
      const removed = find.app(needed(order.appId, 'appId'))
      removeApp(world, user, removed)
      announceRemoval(world, outside, removed, user)
    },
    lose_role: (user, order) => void find.page(needed(order.pageId, 'pageId')).admins.delete(user.id),
    untick_page(user, order) {
      const grant = grantOf(world, user.id, needed(order.appId, 'appId'))
      if (!grant) throw new DeskError(409, 'This user has not linked the app.')
      grant.pageIds ??= new Set(
        [...world.pages.values()].filter((page) => page.admins.has(user.id)).map((page) => page.id),
      )
      grant.pageIds.delete(needed(order.pageId, 'pageId'))
    },
  }

  app.post(
    '/users/:user/accidents',
    { schema: { params: schema.UserPath, body: schema.AccidentOrder } },
    async (request) => {
      const { kind, ...order } = request.body
      happen[kind](find.user(request.params.user), order)
      world.tell({ type: 'world_changed', what: 'token' })
      return { ok: true }
    },
  )

  const deletion = { schema: { params: schema.UserPath, body: Type.Object({ appId: Type.String() }) } }
  app.post('/users/:user/data-deletion', deletion, async (request) => {
    const asked = await requestDeletion(
      world,
      outside,
      find.app(request.body.appId),
      find.user(request.params.user),
    )
    return { answer: asked }
  })
}
