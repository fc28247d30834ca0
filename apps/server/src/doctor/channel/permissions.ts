import { type ConnectScope, connectScopeNames, connectScopes } from '@lienmach/contract'
import { type Answer, broken, look, unanswered, unknown, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

/** Does the token still allow all that was agreed to? */
export function permissions(facts: ChannelFacts): Answer {
  const token = facts.platform?.token
  if (!token) return unknown('permissions', 'not_connected')
  if (token.answer !== 'yes') return unanswered('permissions', token)
  const missing = missingScopes(facts) ?? []
  if (missing.length === 0) return well('permissions', 'permissions_complete')
  const details = { data: { missing }, guide: 'grant_permissions' } as const
  return missing.some((scope) => connectScopes[scope] === 'essential')
    ? broken('permissions', 'permissions_essential_missing', details)
    : look('permissions', 'permissions_missing', details)
}

/** What we ask for and the token does not allow; null when the platform does not say. */
export function missingScopes({ platform }: ChannelFacts): ConnectScope[] | null {
  if (platform?.token.answer !== 'yes' || !platform.token.value.alive) return null
  const { scopes } = platform.token.value
  return connectScopeNames.filter((scope) => !scopes.includes(scope))
}
