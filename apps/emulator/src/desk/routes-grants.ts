import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { permissionNames } from '../world/permissions.ts'
import { deathOf, grantOf } from '../world/tokens.ts'
import { DeskError, findIn } from './find.ts'
import { framingAllowed } from './framing.ts'
import type { DeskOptions } from './routes-setup.ts'
import * as schema from './schemas.ts'

/** What people have allowed apps, the tokens that stand for it, and where an app's own pages lie. */
export const grantRoutes: FastifyPluginAsyncTypebox<DeskOptions> = async (app, { world, outside }) => {
  const find = findIn(world)

  app.get('/grants', async () =>
    [...world.grants.values()].map((grant) => ({
      userId: grant.userId,
      appId: grant.appId,
      granted: [...grant.granted],
      declined: [...grant.declined],
      pageIds: grant.pageIds === null ? null : [...grant.pageIds],
      tokens: [...world.tokens.values()]
        .filter((token) => token.userId === grant.userId && token.appId === grant.appId)
        .map((token) => ({
          kind: token.kind,
          pageId: token.pageId,
          issuedAt: token.issuedAt,
          expiresAt: token.expiresAt,
          death: deathOf(world, token),
        })),
    })),
  )

  app.patch(
    '/users/:user/grants/:app',
    { schema: { params: schema.GrantPath, body: schema.ChangedGrant } },
    async (request) => {
      const { user, app } = request.params
      const grant = grantOf(world, find.user(user).id, find.app(app).id)
      if (!grant) throw new DeskError(409, 'This user has not linked the app.')
      const { granted, pageIds } = request.body
      if (granted !== undefined) {
        grant.granted = new Set(granted)
        grant.declined = new Set(permissionNames.filter((name) => !grant.granted.has(name)))
      }
      if (pageIds !== undefined) grant.pageIds = pageIds === null ? null : new Set(pageIds)
      world.tell({ type: 'world_changed', what: 'token' })
      return { ok: true }
    },
  )

  app.get('/apps/:app/home', { schema: { params: schema.AppPath } }, async (request) => {
    const redirect = find.app(request.params.app).redirectUris[0]
    if (redirect === undefined || !URL.canParse(redirect))
      return { url: null, reachable: false, framable: false }
    const url = new URL('/', redirect).href
    const headers = await outside.headersOf(url)
    return {
      url,
      reachable: headers !== null,
      framable: headers !== null && framingAllowed(headers, `${request.protocol}://${request.host}`),
    }
  })
}
