import { parse } from 'node:querystring'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { isPermission, type Permission } from '../world/permissions.ts'
import { grantOf, saveGrant } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import { deniedAddress, grantedAddress } from './return-address.ts'
import {
  againScreen,
  doneScreen,
  errorScreen,
  pagesScreen,
  permissionsScreen,
  type Screen,
  whoScreen,
} from './screens.ts'
import { dialogLanguage } from './words.ts'

type Fields = Record<string, string>

const carriedNames = [
  'client_id',
  'redirect_uri',
  'state',
  'scope',
  'response_type',
  'auth_type',
  'display',
  'config_id',
  'locale',
] as const

/** Asked for when a saved configuration is named instead of scopes. */
const configuredScopes = 'pages_show_list,pages_messaging,pages_manage_metadata,pages_read_engagement'

/** The OAuth dialog: continue as, choose Pages, review permissions, done. (1.1) */
export const loginDialog: FastifyPluginAsync<{ world: World }> = async (app, { world }) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, parse(String(body))),
  )

  for (const url of ['/dialog/oauth', '/:version/dialog/oauth']) {
    app.get<{ Querystring: Fields }>(url, async ({ query, headers }, reply) => {
      const screen = open(reply, query, headers['accept-language'] ?? null)
      return screen ? page(reply, whoScreen(screen)) : reply
    })
  }

  app.post<{ Body: Record<string, string | string[]> }>(
    '/dialog/oauth/step',
    async ({ body, headers }, reply) => {
      const fields: Fields = Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, [value].flat().at(-1) ?? '']),
      )
      const screen = open(reply, fields, headers['accept-language'] ?? null)
      if (!screen) return reply
      const picked = (name: string) => [body[name] ?? []].flat()
      return step(screen, fields, picked, reply)
    },
  )

  function page(reply: FastifyReply, content: string) {
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(content)
  }

  /** Checks what must be right before anything else; what is wrong here never reaches the app. */
  function open(reply: FastifyReply, fields: Fields, accepted: string | null): Screen | null {
    const language = dialogLanguage(fields.locale ?? null, accepted)
    const asking = world.apps.get(fields.client_id ?? '')
    if (!asking) {
      page(reply.code(400), errorScreen(language, 'noApp'))
      return null
    }
    if (!asking.redirectUris.includes(fields.redirect_uri ?? '')) {
      page(reply.code(400), errorScreen(language, 'blocked'))
      return null
    }
    const carried = Object.fromEntries(
      carriedNames.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])),
    )
    return { world, language, app: asking, carried }
  }

  function step(screen: Screen, fields: Fields, picked: (name: string) => string[], reply: FastifyReply) {
    const redirectUri = fields.redirect_uri ?? ''
    const state = fields.state ?? null
    const user = world.users.get(fields.user ?? '')
    if (fields.step === 'cancel') return reply.redirect(deniedAddress(redirectUri, state))
    if (!user) return page(reply, whoScreen(screen))

    const before = grantOf(world, user.id, screen.app.id)
    const mine = [...world.pages.values()].filter((candidate) => candidate.admins.has(user.id))
    const asked = askedFor(fields)
    switch (fields.step) {
      case 'who':
        return page(
          reply,
          before && !fields.auth_type ? againScreen(screen, user) : pagesScreen(screen, user, mine, before),
        )
      case 'again': {
        if (fields.choice !== 'reconnect' || !before)
          return page(reply, pagesScreen(screen, user, mine, before))
        const granted = [...new Set([...before.granted, ...asked])]
        saveGrant(world, {
          user,
          app: screen.app,
          granted,
          declined: [],
          pageIds: before.pageIds && [...before.pageIds],
        })
        return page(reply, doneScreen(screen, user))
      }
      case 'pages': {
        const chosen = { extent: fields.extent ?? 'some', pages: picked('page').join(',') }
        return page(
          reply,
          permissionsScreen(
            screen,
            user,
            asked.filter((name) => name !== 'public_profile'),
            chosen,
          ),
        )
      }
      case 'permissions': {
        const kept = new Set(['public_profile', ...picked('permission')])
        const granted = asked.filter((name) => kept.has(name))
        const declined = asked.filter((name) => !kept.has(name))
        const ticked = (fields.pages ?? '')
          .split(',')
          .filter((id) => mine.some((candidate) => candidate.id === id))
        saveGrant(world, {
          user,
          app: screen.app,
          granted,
          declined,
          pageIds: fields.extent === 'all' ? null : ticked,
        })
        return page(reply, doneScreen(screen, user))
      }
      default: {
        const login = {
          app: screen.app,
          user,
          redirectUri,
          state,
          responseType: fields.response_type ?? 'code',
        }
        return reply.redirect(grantedAddress(world, login))
      }
    }
  }
}

function askedFor(fields: Fields): Permission[] {
  const scopes = fields.scope ?? (fields.config_id ? configuredScopes : '')
  return ['public_profile', ...scopes.split(/[ ,]+/)].filter(isPermission)
}
