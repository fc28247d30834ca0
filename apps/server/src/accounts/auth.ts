import { hkdfSync } from 'node:crypto'
import { betterAuth } from 'better-auth'
import type { Context } from '../context.ts'
import { refusalCode, resetLetter } from './letters.ts'
import { hashPassword, type PasswordCost, verifyPassword } from './password-hash.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** In seconds. Idle: signed out after so long without a call. Whole: however busy, a session ends by then. */
export const sessionLifetime = { idle: 12 * hour, whole: 7 * day, cookieCache: minute }
/** In seconds: how long a link to choose a new password works. */
export const resetLifetime = { mailed: 10 * minute, byOwner: hour }
/** The header in which we tell better-auth who is calling; whatever came from outside under this name is dropped. */
export const peerHeader = 'x-lienmach-peer'

export type AuthNeeds = Pick<Context, 'config' | 'log' | 'random' | 'db' | 'mailer'> & {
  /** In full when left out. */
  passwordCost?: PasswordCost | undefined
}

/**
 * better-auth, set up for this product: e-mail and password, opaque sessions in PostgreSQL, signed cookies. It knows
 * nothing of workspaces; those are ours, under row-level security.
 */
export function openAuth({ config, log, random, db, mailer, passwordCost }: AuthNeeds) {
  const secure = new URL(config.publicUrl).protocol === 'https:'
  return betterAuth({
    appName: 'Liền Mạch',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: Buffer.from(hkdfSync('sha256', config.secretKey, '', 'sessions', 32)).toString('base64url'),
    database: db.auth.pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error({ part: 'better-auth' }, message) },
    // Our own throttle counts by account as well as by address, and holds on every node.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: {
        hash: (password) => hashPassword(password, Buffer.from(random.token(16), 'base64url'), passwordCost),
        verify: verifyPassword,
      },
      resetPasswordTokenExpiresIn: resetLifetime.mailed,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        if (!mailer.configured) return
        // Not awaited by the request: the answer takes as long for an address that nobody has.
        const letter = resetLetter({
          to: user.email,
          name: user.name,
          link: resetLink(config.publicUrl, token),
        })
        void mailer
          .send(letter)
          .catch((error: unknown) =>
            log.error(
              { part: 'accounts', reason: refusalCode(error) },
              'the mail server did not take a letter',
            ),
          )
      },
    },
    verification: { storeIdentifier: 'hashed' },
    user: { additionalFields: { locale: { type: 'string', defaultValue: 'vi', input: false } } },
    session: {
      expiresIn: sessionLifetime.idle,
      updateAge: 10 * minute,
      freshAge: 0,
      cookieCache: { enabled: true, maxAge: sessionLifetime.cookieCache },
    },
    advanced: {
      // `__Host-` binds the cookie to exactly this host; browsers accept it only over https.
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-lienmach' : 'lienmach',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      // Every call passes same-site.ts first, which asks more than better-auth's own check.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      // The history of migrations says whether the schema is right.
      database: { generateId: () => random.uuid(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [peerHeader] },
    },
  })
}

export type Auth = ReturnType<typeof openAuth>

/** Where a person chooses a new password. Always on our own public address, whatever host a request named. */
export function resetLink(publicUrl: string, token: string): string {
  return new URL(`/reset?token=${encodeURIComponent(token)}`, publicUrl).href
}
