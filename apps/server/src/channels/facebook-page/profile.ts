import type { ChannelAccess, ProfileAnswer } from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphError } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'
import { asText } from './webhook-json.ts'

/** No such person, no permission, or an account made by phone number: asking again changes nothing. */
const willNotTell = new Set([10, 33, 100, 200, 230, 551, 2018218, 2018247])

/** Reads a customer's name and picture. (User Profile API) */
export async function readProfile(
  graph: GraphClient,
  clock: Clock,
  { token }: ChannelAccess,
  contactExternalId: string,
  signal: AbortSignal,
): Promise<ProfileAnswer> {
  const query = { fields: 'name,first_name,last_name,profile_pic' }
  const answer = await graph.call({ method: 'GET', path: contactExternalId, token, query }, { signal })
  if (answer.outcome === 'refused') {
    return isFinal(answer.error)
      ? { answer: 'unavailable' }
      : { answer: 'unknown', refusal: refusalOf(answer.error, clock.now()).refusal }
  }
  if (answer.outcome !== 'ok') return { answer: 'unknown', refusal: null }

  const { data } = answer
  const firstName = asText(data.first_name)
  const lastName = asText(data.last_name)
  return {
    answer: 'known',
    // Vietnamese names put the family first, and Meta's `name` already does what its owner chose.
    name: asText(data.name) ?? ([lastName, firstName].filter((part) => part !== null).join(' ') || null),
    firstName,
    lastName,
    locale: asText(data.locale),
    pictureUrl: asText(data.profile_pic),
  }
}

const isFinal = ({ httpStatus, code, subcode }: GraphError) =>
  httpStatus < 500 && (willNotTell.has(code ?? 0) || willNotTell.has(subcode ?? 0))
