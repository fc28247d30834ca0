import { AppError } from '@lienmach/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../accounts/accounts.ts'

/** Where a request comes from, for the list of a person's sessions. */
export function callerOf(request: FastifyRequest): Caller {
  return { ip: request.ip, userAgent: request.headers['user-agent'] }
}

/** Hands the browser its new session. */
export function setSession(reply: FastifyReply, signedIn: { setCookies: string[] } | null): void {
  for (const cookie of signedIn?.setCookies ?? []) reply.header('set-cookie', cookie)
}

/** Refuses a time zone that this machine's calendar does not know. */
export function refuseUnknownTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    const fields = [{ at: '/timeZone', problem: 'is not a time zone such as Asia/Ho_Chi_Minh' }]
    throw new AppError('request/invalid', { part: 'body', fields }, { cause })
  }
}
