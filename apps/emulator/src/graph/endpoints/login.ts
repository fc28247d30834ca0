import { timingSafeEqual } from 'node:crypto'
import { announceRemoval } from '../../login/removal-callback.ts'
import { removeApp } from '../../world/accidents.ts'
import type { App, Token } from '../../world/entities.ts'
import { asidOf } from '../../world/people.ts'
import { isGranular, isPermission } from '../../world/permissions.ts'
import { type Refused, refuse } from '../../world/refusals.ts'
import { deathOf, findToken, grantOf, issueUserToken } from '../../world/tokens.ts'
import type { World } from '../../world/world.ts'
import type { GraphCall } from '../call.ts'
import { type Answered, answered, endpoint, success } from '../endpoint.ts'
import { graphErrors } from '../errors.ts'
import { text } from '../params.ts'

const seconds = (ms: number) => Math.floor(ms / 1000)

function identifyApp(world: World, call: GraphCall): App | Refused {
  const app = world.apps.get(text(call.params, 'client_id') ?? '')
  if (!app) return refuse('unknown_app')
  const given = Buffer.from(text(call.params, 'client_secret') ?? '')
  const right = Buffer.from(app.secret)
  return given.length === right.length && timingSafeEqual(given, right) ? app : refuse('wrong_secret')
}

const isRefusal = (value: App | Refused): value is Refused => 'refusal' in value

function giveToken(world: World, token: Token): Answered {
  const expires = token.expiresAt === null ? {} : { expires_in: seconds(token.expiresAt - world.clock.now()) }
  return answered({ access_token: token.value, token_type: 'bearer', ...expires })
}

function spendCode(world: World, app: App, call: GraphCall): Answered {
  const code = world.codes.get(text(call.params, 'code') ?? '')
  if (!code || code.appId !== app.id) return refuse('code_unknown')
  if (code.used) return refuse('code_used')
  if (code.redirectUri !== text(call.params, 'redirect_uri')) return refuse('redirect_differs')
  if (world.clock.now() - code.issuedAt > world.switches.loginCodeLifetimeMs) return refuse('code_expired')
  code.used = true
  return giveToken(world, issueUserToken(world, app.id, code.userId, false))
}

function exchange(world: World, app: App, call: GraphCall): Answered {
  const short = findToken(world, text(call.params, 'fb_exchange_token') ?? '')
  if (short?.kind !== 'USER' || short.appId !== app.id || short.userId === null)
    return refuse('malformed_token')
  const death = deathOf(world, short)
  if (death !== null) return refuse(death, deathDetails(world, short))
  return giveToken(world, issueUserToken(world, app.id, short.userId, true))
}

function accessToken(world: World, call: GraphCall): Answered {
  const app = identifyApp(world, call)
  if (isRefusal(app)) return app
  switch (text(call.params, 'grant_type')) {
    case 'fb_exchange_token':
      return exchange(world, app, call)
    case 'client_credentials':
      return answered({ access_token: `${app.id}|${app.secret}`, token_type: 'bearer' })
    default:
      return spendCode(world, app, call)
  }
}

/** What the sentences about a dead token mention. */
export function deathDetails(world: World, token: Token): Record<string, string> {
  const pacific = (ms: number) => new Date(ms).toUTCString().replace('GMT', 'UTC')
  return {
    app: token.appId,
    expired: token.expiresAt === null ? 'an unknown date' : pacific(token.expiresAt),
    now: pacific(world.clock.now()),
  }
}

function inspect(world: World, input: string): object {
  const token = findToken(world, input)
  if (!token) {
    return { is_valid: false, scopes: [], error: { code: 190, message: graphErrors.malformed_token.message } }
  }
  const user = token.userId === null ? null : (world.users.get(token.userId) ?? null)
  const grant = user ? grantOf(world, user.id, token.appId) : null
  const death = deathOf(world, token)
  const targets = grant?.pageIds ? { target_ids: [...grant.pageIds] } : {}
  const granted = [...(grant?.granted ?? [])]
  return {
    app_id: token.appId,
    type: token.kind,
    application: world.apps.get(token.appId)?.name,
    ...(grant
      ? { data_access_expires_at: seconds(grant.lastLoginAt + world.switches.dataAccessLifetimeMs) }
      : {}),
    expires_at: token.expiresAt === null ? 0 : seconds(token.expiresAt),
    is_valid: death === null,
    ...(death === null ? { issued_at: seconds(token.issuedAt) } : { error: deathNote(world, token, death) }),
    ...(token.pageId === null ? {} : { profile_id: token.pageId }),
    scopes: granted,
    granular_scopes: granted
      .filter(isPermission)
      .map((scope) => ({ scope, ...(isGranular(scope) ? targets : {}) })),
    ...(user ? { user_id: asidOf(world, user, token.appId) } : {}),
  }
}

function deathNote(world: World, token: Token, death: keyof typeof graphErrors) {
  const { code, subcode, message } = graphErrors[death]
  const details = deathDetails(world, token)
  return { code, message: message.replace(/\{(\w+)\}/g, (whole, name) => details[name] ?? whole), subcode }
}

/** Exchanging codes and tokens, and looking at them. */
export const loginEndpoints = [
  endpoint('GET', 'root', 'oauth/access_token', 'none', {
    fault: 'oauth',
    answer: ({ world, call }) => accessToken(world, call),
  }),
  endpoint('POST', 'root', 'oauth/access_token', 'none', {
    fault: 'oauth',
    answer: ({ world, call }) => accessToken(world, call),
  }),
  endpoint('GET', 'root', 'debug_token', 'any', {
    fault: 'debug_token',
    answer({ world, call }) {
      const input = text(call.params, 'input_token')
      return input === null
        ? refuse('missing_parameter', { name: 'input_token' })
        : answered({ data: inspect(world, input) })
    },
  }),
  endpoint('GET', 'user', 'permissions', 'user', {
    answer({ world, node, caller }) {
      const grant = grantOf(world, node.user.id, caller.app.id)
      return answered({
        data: [
          ...[...(grant?.granted ?? [])].map((permission) => ({ permission, status: 'granted' })),
          ...[...(grant?.declined ?? [])].map((permission) => ({ permission, status: 'declined' })),
        ],
      })
    },
  }),
  endpoint('DELETE', 'user', 'permissions', 'user', {
    answer({ world, outside, node, caller, call }) {
      const name = call.segments[2]
      const grant = grantOf(world, node.user.id, caller.app.id)
      if (name === undefined) {
        removeApp(world, node.user, caller.app)
        announceRemoval(world, outside, caller.app, node.user)
        return success
      }
      if (!isPermission(name)) return refuse('bad_parameter', { name: 'permission' })
      grant?.granted.delete(name)
      grant?.declined.add(name)
      return success
    },
  }),
]
