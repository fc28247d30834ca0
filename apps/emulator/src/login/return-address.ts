import type { App, User } from '../world/entities.ts'
import { mint } from '../world/ids.ts'
import { grantOf, issueUserToken } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

function join(redirectUri: string, fields: Record<string, string>, fragment: string): string {
  const glue = redirectUri.includes('?') ? '&' : '?'
  return `${redirectUri}${glue}${new URLSearchParams(fields)}#${fragment}`
}

/** Back to the app after a cancel. */
export function deniedAddress(redirectUri: string, state: string | null): string {
  const denied = {
    error: 'access_denied',
    error_code: '200',
    error_description: 'Permissions error',
    error_reason: 'user_denied',
    ...(state === null ? {} : { state }),
  }
  return join(redirectUri, denied, '_=_')
}

/** Back to the app with what it asked for: a code, a token in the fragment, or both. */
export function grantedAddress(
  world: World,
  login: { app: App; user: User; redirectUri: string; state: string | null; responseType: string },
): string {
  const { app, user, redirectUri, state } = login
  const wanted = login.responseType.split(/[ ,]+/)
  const fields: Record<string, string> = {}
  let fragment = '_=_'
  if (wanted.includes('code') || !wanted.includes('token')) {
    const value = mint.loginCode(world.random)
    world.codes.set(value, {
      value,
      appId: app.id,
      userId: user.id,
      redirectUri,
      issuedAt: world.clock.now(),
      used: false,
    })
    fields.code = value
  }
  if (wanted.includes('granted_scopes')) {
    const grant = grantOf(world, user.id, app.id)
    fields.granted_scopes = [...(grant?.granted ?? [])].join(',')
    fields.denied_scopes = [...(grant?.declined ?? [])].join(',')
  }
  if (wanted.includes('token')) {
    const token = issueUserToken(world, app.id, user.id, false)
    const seconds = Math.floor(((token.expiresAt ?? 0) - world.clock.now()) / 1000)
    fragment = `access_token=${token.value}&expires_in=${seconds}`
  }
  if (state !== null) fields.state = state
  return join(redirectUri, fields, fragment)
}
