import { mint } from '../world/ids.ts'
import type { Refusal, Refused } from '../world/refusals.ts'
import type { World } from '../world/world.ts'
import type { GraphAnswer } from './call.ts'
import { type GraphError, graphErrors } from './errors.ts'
import { statusByMeaning } from './statuses.ts'

/** A refusal as the platform words it, in the language of the token's owner when that is switched on. */
export function errorAnswer(
  world: World,
  refused: Refused,
  locale: string | null,
  status?: number,
): GraphAnswer {
  const error = graphErrors[refused.refusal]
  const code = codeOf(world, refused)
  const subcode = subcodeOf(world, refused)
  const vietnamese = world.switches.localisedErrors && locale?.startsWith('vi')
  const message = fill((vietnamese ? error.vi : undefined) ?? error.message, refused.details)
  return {
    status: status ?? error.status ?? (world.switches.statusByMeaning ? statusByMeaning(code) : 400),
    headers: { 'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${headerSafe(message)}"` },
    body: {
      error: {
        message,
        type: error.type ?? 'OAuthException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(error.transient === undefined ? {} : { is_transient: error.transient }),
        ...(world.switches.errorUserMessages ? wordsForPeople(error, locale) : {}),
        fbtrace_id: mint.trace(world.random),
      },
    },
  }
}

function codeOf(world: World, { refusal }: Refused): number {
  if (refusal === 'too_many_calls' || refusal === 'too_many_media_calls') return world.switches.throttleCode
  if (refusal === 'take_not_allowed') return world.switches.takeRefusalCode
  return graphErrors[refusal].code
}

const fromOneSource = new Set<Refusal>(['take_without_routing', 'pass_by_non_owner'])

function subcodeOf(world: World, { refusal }: Refused): number | undefined {
  if (fromOneSource.has(refusal) && !world.switches.singleSourceSubcodes) return undefined
  if (refusal === 'other_app_owns' && world.switches.ownerRefusalLacksSubcode) return undefined
  return graphErrors[refusal].subcode
}

/** A title and a sentence that a client may show; without the `(#code)` before it. */
function wordsForPeople(error: GraphError, locale: string | null) {
  const vietnamese = locale?.startsWith('vi') ?? false
  const sentence = (vietnamese ? error.vi : undefined) ?? error.message
  return {
    error_user_title: vietnamese ? 'Không thực hiện được yêu cầu' : 'The request failed',
    error_user_msg: sentence.replace(/^\(#-?\d+\) /, ''),
  }
}

const fill = (sentence: string, details: Record<string, string>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole)

const headerSafe = (message: string) => message.replace(/[^\x20-\x7e]/g, '?').replace(/"/g, "'")
