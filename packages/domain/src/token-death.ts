/** Why a channel's token no longer works, as far as the platform says. */
export type TokenDeath =
  | 'token_app_removed'
  | 'token_checkpoint'
  | 'token_password_changed'
  | 'token_expired'
  | 'token_unconfirmed_user'
  | 'token_session_ended'
  | 'token_role_lost'
  | 'token_invalid'

/** Subcodes of code 190, from Meta's list of access token errors; 490 and 492 are field reports. */
const deaths: Readonly<Record<number, TokenDeath>> = {
  458: 'token_app_removed',
  459: 'token_checkpoint',
  460: 'token_password_changed',
  463: 'token_expired',
  464: 'token_unconfirmed_user',
  467: 'token_session_ended',
  490: 'token_checkpoint',
  492: 'token_role_lost',
}

/** Reads a refusal's codes as the end of a token. Null when the token is not what was refused. */
export function tokenDeath(code: number | null, subcode: number | null): TokenDeath | null {
  if (code !== 190 && code !== 102) return null
  return (subcode === null ? undefined : deaths[subcode]) ?? 'token_invalid'
}
