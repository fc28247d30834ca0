import { AppError } from '@lienmach/contract'
import type { FastifyRequest } from 'fastify'

const reading = new Set(['GET', 'HEAD'])

/**
 * Refuses changes that another site's page makes in a signed-in browser. A foreign page can neither add the header
 * (we answer no preflight) nor hide where it comes from. Calls with an API key carry no cookie and are not asked.
 */
export function refuseOtherSites(request: FastifyRequest, publicUrl: string): void {
  if (reading.has(request.method)) return
  const marked = typeof request.headers['x-lienmach-client'] === 'string'
  if (!marked || !comesFromOurPage(request, publicUrl)) throw new AppError('request/cross-site')
}

/** Whether a request was made by a page of ours. Programs that say nothing about their origin are believed. */
export function comesFromOurPage(request: FastifyRequest, publicUrl: string): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  return from.origin === new URL(publicUrl).origin || from.host === host
}
