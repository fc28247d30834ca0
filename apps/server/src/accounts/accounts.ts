import type { IncomingHttpHeaders } from 'node:http'
import type { Instant, MemberId, SessionId } from '@lienmach/domain'
import { DatabaseUnavailable } from '../store/connection-loss.ts'
import { forgetOldSessions } from '../store/standing.ts'
import { type Auth, type AuthNeeds, openAuth, peerHeader, resetLifetime, sessionLifetime } from './auth.ts'
import type { Session } from './session.ts'

export interface Account {
  userId: MemberId
  name: string
  email: string
  locale: string
}

/**
 * The session that a request's cookie speaks of, and the cookies by which the browser is to renew or drop it. The
 * cookie is genuine, and up to a minute old: ask `sessionLives` before relying on it.
 */
interface FoundSession {
  session: Session | null
  setCookies: string[]
}

export interface NewAccount {
  name: string
  email: string
  password: string
  locale: string
}

/** Who people are: accounts, passwords and sessions. The only door to better-auth. */
export interface Accounts {
  sessionOf(headers: IncomingHttpHeaders): Promise<FoundSession>
  /** Null when the e-mail or the password is wrong. Takes equally long for an address that is unknown. */
  signIn(
    email: string,
    password: string,
    caller: Caller,
  ): Promise<{ userId: MemberId; setCookies: string[] } | null>
  findByEmail(email: string): Promise<Account | null>
  findById(userId: MemberId): Promise<Account | null>
  create(account: NewAccount): Promise<MemberId>
  update(userId: MemberId, change: { name?: string; locale?: string }): Promise<void>
  passwordFits(userId: MemberId, password: string): Promise<boolean>
  /** A token for one new password, to be handed over by an owner where no mail server is set. */
  createResetToken(userId: MemberId, now: Instant): Promise<{ token: string; expiresAt: Instant }>
  endSessions(userId: MemberId): Promise<void>
  /** Lets better-auth itself answer one of its calls under `/api/auth`. */
  answer(request: Request): Promise<Response>
}

/** Where a request comes from, as far as the list of sessions shows it. */
export interface Caller {
  ip: string
  userAgent: string | undefined
}

/** Opens the accounts of an installation. */
export function openAccounts(needs: AuthNeeds): Accounts {
  const auth = openAuth(needs)
  return {
    sessionOf: (headers) => sessionOf(auth, headers),
    async answer(request) {
      const answer = await auth.handler(request)
      if (answer.status >= 500) throw new DatabaseUnavailable(undefined)
      return answer
    },

    async signIn(email, password, caller) {
      const headers = new Headers({ [peerHeader]: caller.ip, 'user-agent': caller.userAgent ?? '' })
      const response = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })
      if (response.status >= 500) throw new DatabaseUnavailable(undefined)
      if (!response.ok) return null
      const { user } = (await response.json()) as { user: { id: string } }
      // Sessions that nobody came back for are in nobody's way, but they need not stay for ever.
      await forgetOldSessions(needs.db.auth, user.id as MemberId)
      return { userId: user.id as MemberId, setCookies: response.headers.getSetCookie() }
    },

    async findByEmail(email) {
      const { internalAdapter } = await auth.$context
      return accountOf((await internalAdapter.findUserByEmail(email.toLowerCase()))?.user)
    },

    async findById(userId) {
      const { internalAdapter } = await auth.$context
      return accountOf(await internalAdapter.findUserById(userId))
    },

    async create({ name, email, password, locale }) {
      const { internalAdapter, password: passwords } = await auth.$context
      const hash = await passwords.hash(password)
      const user = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: false, locale },
        { method: 'email-password' },
      )
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      })
      return user.id as MemberId
    },

    async update(userId, change) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.updateUser(userId, change)
    },

    async passwordFits(userId, password) {
      const { internalAdapter, password: passwords } = await auth.$context
      const hash = (await internalAdapter.findCredentialAccount(userId))?.password
      return hash ? passwords.verify({ hash, password }) : false
    },

    async createResetToken(userId, now) {
      const { internalAdapter } = await auth.$context
      const token = needs.random.token(32)
      const expiresAt = (now + resetLifetime.byOwner * 1000) as Instant
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: userId,
        expiresAt: new Date(expiresAt),
      })
      return { token, expiresAt }
    },

    async endSessions(userId) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUserSessions(userId)
    },
  }
}

async function sessionOf(auth: Auth, incoming: IncomingHttpHeaders): Promise<FoundSession> {
  if (!incoming.cookie) return { session: null, setCookies: [] }
  const headers = new Headers({ cookie: incoming.cookie })
  const { response: found, headers: answered } = await auth.api
    .getSession({ headers, returnHeaders: true })
    .catch((error: unknown) => {
      // better-auth's only way to fail here is its database; it hides which error that gave.
      throw new DatabaseUnavailable(error)
    })
  const setCookies = answered.getSetCookie()
  if (!found) return { session: null, setCookies }

  // Each renewal moves the end twelve hours ahead; one that would reach past the whole lifetime ends the session.
  const reaches = found.session.expiresAt.getTime() - found.session.createdAt.getTime()
  if (reaches > sessionLifetime.whole * 1000) {
    const { headers: cleared } = await auth.api.signOut({ headers, returnHeaders: true })
    return { session: null, setCookies: cleared.getSetCookie() }
  }
  return { session: { id: found.session.id as SessionId, userId: found.user.id as MemberId }, setCookies }
}

function accountOf(user: { id: string; name: string; email: string } | null | undefined): Account | null {
  if (!user) return null
  const locale = 'locale' in user && typeof user.locale === 'string' ? user.locale : 'vi'
  return { userId: user.id as MemberId, name: user.name, email: user.email, locale }
}
