import { createHmac } from 'node:crypto'
import { type Refused, refuse } from '../world/refusals.ts'
import { deathOf, findToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import type { GraphCall } from './call.ts'
import type { Caller } from './endpoint.ts'
import { deathDetails } from './endpoints/login.ts'
import { text } from './params.ts'

/** Who calls, by the token wherever it was put; with the app's proof when it asks for one. */
export function identify(world: World, call: GraphCall): { ok: true; caller: Caller } | Refused {
  const value = text(call.params, 'access_token') ?? call.bearer
  if (value === null) return refuse('no_token')
  const token = findToken(world, value)
  const app = token ? world.apps.get(token.appId) : undefined
  if (!token || !app) return refuse('malformed_token')
  const death = deathOf(world, token)
  if (death !== null) return refuse(death, deathDetails(world, token))
  const proof = text(call.params, 'appsecret_proof')
  if (proof === null && app.requiresProof && token.kind !== 'APP') return refuse('proof_missing')
  if (proof !== null && proof !== proofOf(app.secret, value)) return refuse('proof_wrong')
  const user = token.userId === null ? null : (world.users.get(token.userId) ?? null)
  return { ok: true, caller: { token, app, user } }
}

const proofOf = (secret: string, token: string) => createHmac('sha256', secret).update(token).digest('hex')
