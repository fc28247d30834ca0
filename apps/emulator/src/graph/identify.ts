import { createHmac } from 'node:crypto'
import type { App } from '../world/entities.ts'
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
  // An app's own token already is its secret; clients send whatever proof they have beside it.
  const wrong = token.kind === 'APP' ? null : checkProof(app, value, text(call.params, 'appsecret_proof'))
  if (wrong) return wrong
  const user = token.userId === null ? null : (world.users.get(token.userId) ?? null)
  return { ok: true, caller: { token, app, user } }
}

function checkProof(app: App, token: string, proof: string | null): Refused | null {
  if (proof === null) return app.requiresProof ? refuse('proof_missing') : null
  return proof === proofOf(app.secret, token) ? null : refuse('proof_wrong')
}

const proofOf = (secret: string, token: string) => createHmac('sha256', secret).update(token).digest('hex')
