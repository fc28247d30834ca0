import { mint } from '../world/ids.ts'
import type { Refused } from '../world/refusals.ts'
import type { World } from '../world/world.ts'
import type { GraphAnswer } from './call.ts'
import { graphErrors } from './errors.ts'

/** A refusal as the platform words it, in the language of the token's owner when that is switched on. */
export function errorAnswer(
  world: World,
  refused: Refused,
  locale: string | null,
  status?: number,
): GraphAnswer {
  const error = graphErrors[refused.refusal]
  const throttled = refused.refusal === 'too_many_calls' || refused.refusal === 'too_many_media_calls'
  const code = throttled ? world.switches.throttleCode : error.code
  const vietnamese = world.switches.localisedErrors && locale?.startsWith('vi')
  const message = fill((vietnamese ? error.vi : undefined) ?? error.message, refused.details)
  return {
    status: status ?? error.status ?? 400,
    headers: { 'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${headerSafe(message)}"` },
    body: {
      error: {
        message,
        type: error.type ?? 'OAuthException',
        code,
        ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
        ...(error.transient === undefined ? {} : { is_transient: error.transient }),
        fbtrace_id: mint.trace(world.random),
      },
    },
  }
}

const fill = (sentence: string, details: Record<string, string>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole)

const headerSafe = (message: string) => message.replace(/[^\x20-\x7e]/g, '?').replace(/"/g, "'")
