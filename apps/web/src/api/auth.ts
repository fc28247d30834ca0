import { request } from './call.ts'

const post = <Answer>(path: string, body: object): Promise<Answer> =>
  request<Answer>(`/api/auth/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

/** Signs in; the session lives in a cookie that scripts cannot read. */
export const signIn = (email: string, password: string) => post<unknown>('sign-in/email', { email, password })

export const signOut = () => post<unknown>('sign-out', {})

/** Always succeeds, whether or not the address is known. */
export const requestPasswordReset = (email: string) => post<unknown>('request-password-reset', { email })

/** Sets a new password with the token of a reset link. */
export const resetPassword = (token: string, newPassword: string) =>
  post<unknown>('reset-password', { token, newPassword })

/** Changes my password and ends my other sessions. */
export const changePassword = (currentPassword: string, newPassword: string) =>
  post<unknown>('change-password', { currentPassword, newPassword, revokeOtherSessions: true })

export interface SessionOfMine {
  id: string
  token: string
  userAgent: string | null
  ipAddress: string | null
  createdAt: string
  updatedAt: string
}

export const listSessions = () => request<SessionOfMine[]>('/api/auth/list-sessions', { method: 'GET' })

export const revokeSession = (token: string) => post<unknown>('revoke-session', { token })
