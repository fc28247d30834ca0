import { AppError, type ErrorBody, type ErrorCode } from '@lienmach/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MediaStoreUnavailable } from '../ports/media-store.ts'
import { DatabaseUnavailable } from '../store/connection-loss.ts'

/** Fastify's own refusals, in our codes. */
const translated: Partial<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request/too-large',
  FST_REQ_FILE_TOO_LARGE: 'upload/too-large',
  FST_ERR_NOT_FOUND: 'resource/not-found',
}

/** Sentences for whoever reads the raw answer; the web app has its own, in the reader's language. */
const messages: Record<ErrorCode, string> = {
  'request/invalid': 'Something in the request has a form that is not taken. The detail names it.',
  'request/too-large': 'The request is longer than what is taken.',
  'session/required': 'Sign in first.',
  'session/wrong-credentials': 'The e-mail or the password is wrong.',
  'session/reset-not-usable': 'The link is used or too old. Ask for a new one.',
  'password/guessable': 'The password is easy to guess. Choose another.',
  'request/too-many': 'Too many attempts. Wait as long as the detail says.',
  'request/cross-site': 'The call did not come from a page of this installation.',
  'workspace/forbidden': 'This needs another standing in the workspace. The detail names it.',
  'resource/not-found': 'There is nothing under this address for you.',
  'setup/already-done': 'The installation already has its owner. Sign in instead.',
  'invitation/not-usable': 'The invitation is used, withdrawn or too old. Ask for a new one.',
  'member/already-here': 'That address already belongs to a member.',
  'member/last-owner': 'A workspace keeps at least one owner.',
  'connect/expired': 'Start the connection again from the wizard.',
  'connect/page-taken': 'The Page belongs to another workspace.',
  'connect/task-missing': 'Your role on the Page lacks a task. The detail names it.',
  'connect/scope-missing': 'A permission is missing. The detail names it.',
  'connect/platform-refused': 'The platform refused. The detail carries its words.',
  'connect/platform-unreachable': 'The platform could not be reached. Try again.',
  'message/wrong-state': 'The message is no longer in a state in which this can be done.',
  'message/may-still-arrive': 'The first sending may still arrive. Wait until the moment in the detail.',
  'channel/not-connected': 'The channel is not connected.',
  'control/not-askable': 'The platform cannot be asked about this conversation now.',
  'conversation/claimed-by-other': 'Somebody else has it. The detail names them, and since when.',
  'rule/unknown-member': 'These addresses have no account here. Invite them first.',
  'rule/channel-taken': 'These channels are in other rules. The detail names them.',
  'rule/name-taken': 'Another rule has this name.',
  'rule/not-understood': 'Say that it is understood: this shows earlier conversations to those who get them.',
  'conversation/not-yours': 'Only the member in charge may write here.',
  'upload/too-large': 'The file is too large. The detail says the limit.',
  'upload/wrong-kind': 'Files of this kind are not taken. The detail says which are.',
  'server/unavailable':
    'The database or the store of files does not answer. Nothing was lost; try again shortly.',
  'server/fault': 'A mistake of ours. It has been noted.',
}

/** Gives every answer that is not a success the one form of the contract. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const refusal = refusalOf(error)
    const { status, code } = refusal
    const route = request.routeOptions.url ?? 'no route'
    if (code === 'server/fault') request.log.error({ err: error, route }, 'a request failed')
    else if (code === 'server/unavailable') request.log.warn({ route, err: error.cause }, error.message)
    if (code === 'server/unavailable') reply.header('retry-after', '1')
    const wait = refusal.detail?.retryAfterSeconds
    if (typeof wait === 'number') reply.header('retry-after', String(wait))
    return reply.code(status).type('application/json; charset=utf-8').send(bodyOf(refusal, request.id))
  })
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send(bodyOf(new AppError('resource/not-found'), request.id))
}

function refusalOf(error: Error & { code?: string; statusCode?: number }): AppError {
  if (error instanceof AppError) return error
  if (error instanceof DatabaseUnavailable || error instanceof MediaStoreUnavailable)
    return new AppError('server/unavailable', undefined, { cause: error })
  const known = error.code === undefined ? undefined : translated[error.code]
  if (known) return new AppError(known)
  const { statusCode = 500 } = error
  return statusCode >= 400 && statusCode < 500
    ? new AppError('request/invalid', { problem: error.message })
    : new AppError('server/fault')
}

function bodyOf({ code, detail }: AppError, requestId: string): ErrorBody {
  return { error: { code, message: messages[code], ...(detail && { detail }), requestId } }
}
