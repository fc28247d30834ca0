import { AppError } from '@lienmach/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { deauthorize } from '../../actions/deauthorize.ts'
import { requestDeletion } from '../../actions/request-deletion.ts'

const longestForm = 16 * 1024

/**
 * What Meta calls when a person removes our app, or asks for their data to be deleted. Both are forms with one signed
 * field; what is not properly signed is refused and changes nothing. (Facebook Login, "Data Deletion Callback")
 */
export async function metaCallbacks(app: FastifyInstance): Promise<void> {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: longestForm },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )

  app.post('/callbacks/meta/deauthorize', { schema: { hide: true } }, async (request) => {
    await deauthorize(app.context, personOf(request))
    return { success: true }
  })

  app.post('/callbacks/meta/data-deletion', { schema: { hide: true } }, async (request) => {
    const { code, url } = await requestDeletion(app.context, personOf(request))
    return { url, confirmation_code: code }
  })

  const personOf = (request: FastifyRequest): string => {
    const signed = request.body instanceof URLSearchParams ? request.body.get('signed_request') : null
    const person = signed === null ? null : app.context.connector.readSignedRequest(signed)
    if (!person) throw new AppError('request/invalid', { field: 'signed_request' })
    return person.userId
  }
}
