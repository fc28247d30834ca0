import type { Instant } from '@lienmach/domain'
import type { BodyFault, ChannelFact, InboundEvent, TranslatedBody } from '../../ports/channel-facts.ts'
import { translateEvent } from './translate-event.ts'
import { asList, asObject, asText, cleanValue, type JsonObject, parseLossless } from './webhook-json.ts'

export interface TranslationFrame {
  ourAppId: string
  /** When the body reached us: the moment of what carries none. */
  receivedAt: Instant
}

/**
 * Cuts a Page webhook body into events. Total: whatever the bytes are, it answers and never throws. Events come in the
 * order in which they stand.
 */
export function translateFacebookPage(body: Uint8Array, frame: TranslationFrame): TranslatedBody {
  try {
    return translateEnvelope(parseLossless(decoder.decode(body)), frame)
  } catch (error) {
    const isJson = !(error instanceof SyntaxError)
    return unreadable(
      isJson ? 'too_complex' : 'not_json',
      isJson ? 'The body is nested too deeply.' : 'The body is not JSON.',
    )
  }
}

const decoder = new TextDecoder()

function translateEnvelope(envelope: unknown, frame: TranslationFrame): TranslatedBody {
  const root = asObject(envelope)
  if (!root) return unreadable('not_an_object', 'The body is JSON, but not an object.')
  if (root.object !== 'page') return unreadable('unknown_object', 'The body is not about a Page.')
  if (!Array.isArray(root.entry)) return unreadable('no_entries', 'The body has no list of entries.')

  const events: InboundEvent[] = []
  const faults: BodyFault[] = []
  root.entry.forEach((raw: unknown, entryNo) => {
    const entry = asObject(raw)
    const channelExternalId = asText(entry?.id)
    if (!entry || channelExternalId === null) {
      faults.push({ class: 'entry_without_page', reason: `Entry ${entryNo} names no Page.` })
    } else if (channelExternalId !== testPage) {
      cutEntry(entry, entryNo, channelExternalId, frame, events)
    }
  })
  return { readable: true, events, faults }
}

/** The "Test" button of the developer dashboard sends made-up events of Page 0. They are welcome and mean nothing. */
const testPage = '0'

function cutEntry(
  entry: JsonObject,
  entryNo: number,
  channelExternalId: string,
  frame: TranslationFrame,
  events: InboundEvent[],
) {
  const entryTime = typeof entry.time === 'number' ? entry.time : null
  let eventNo = 0
  for (const list of ['messaging', 'standby', 'changes'] as const) {
    for (const raw of asList(entry[list])) {
      const event = asObject(raw)
      const { kind, fact } = event
        ? safely(event, { ...frame, list, entryTime, pageId: channelExternalId })
        : { kind: list, fact: invalid('event_not_an_object', 'The event is not an object.') }
      const alone = () =>
        JSON.stringify({
          object: 'page',
          entry: [{ id: channelExternalId, time: entryTime, [list]: [cleanValue(raw)] }],
        })
      events.push({ entryNo, eventNo: eventNo++, channelExternalId, kind, fact, alone })
    }
  }
}

/** A fault of our own translation costs one event, never its neighbours. */
function safely(
  event: JsonObject,
  frame: Parameters<typeof translateEvent>[1],
): { kind: string; fact: ChannelFact } {
  try {
    return translateEvent(event, frame)
  } catch (error) {
    return {
      kind: frame.list,
      fact: invalid('translation_failed', error instanceof Error ? error.name : 'unknown'),
    }
  }
}

const invalid = (faultClass: string, reason: string): ChannelFact => ({
  type: 'invalid',
  class: faultClass,
  reason,
})

const unreadable = (faultClass: string, reason: string): TranslatedBody => ({
  readable: false,
  fault: { class: faultClass, reason },
})
