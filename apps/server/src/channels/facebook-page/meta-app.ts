import { classifyRefusal } from '@lienmach/domain'
import type { PlatformAnswer, PlatformRefusal } from '../../ports/channel-connector.ts'
import type { GraphError } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import type { GraphCall } from './graph-request.ts'
import type { JsonObject } from './webhook-json.ts'

/** Our app at Meta, and where Meta finds us. */
export interface MetaApp {
  id: string
  secret: string
  /** Still counts while the secret is being changed. */
  previousSecret: string | null
  verifyToken: string
  /** Where people are sent to agree, without the version. */
  dialogUrl: string
  graphVersion: string
  /** Our own address, without a slash at its end. */
  publicUrl: string
  graph: GraphClient
}

/** The token with which the app speaks for itself. */
export const appTokenOf = (app: MetaApp) => `${app.id}|${app.secret}`

/** Meta called our address with its challenge and did not get it back. ("Callback verification failed") */
const callbackUnreachable = 2200
/** A secondary receiver asked about the others. (4.5) */
const primaryOnly = 2018234

function meaningOf({ code, subcode }: GraphError): PlatformRefusal['means'] {
  if (code === callbackUnreachable) return 'callback_unreachable'
  return subcode === primaryOnly ? 'primary_elsewhere' : null
}

/** Makes a call that may be repeated, and reads its answer. A refusal keeps the platform's words. */
export async function ask<T>(
  app: MetaApp,
  call: GraphCall,
  read: (data: JsonObject) => T,
): Promise<PlatformAnswer<T>> {
  const answer = await app.graph.call(call)
  switch (answer.outcome) {
    case 'ok':
      return { answer: 'yes', value: read(answer.data) }
    case 'refused': {
      const { code, subcode, message, traceId } = answer.error
      const means = meaningOf(answer.error)
      const { class: refused } = classifyRefusal(answer.error)
      return { answer: 'no', refusal: { means, class: refused, code, subcode, message, traceId } }
    }
    case 'not_started':
    case 'unknown':
      return { answer: 'unreachable', because: answer.because }
    default:
      return answer satisfies never
  }
}
