import type { Instant } from '@lienmach/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChannelFact, InboundEvent } from '../../ports/channel-facts.ts'
import { translateFacebookPage } from './translate.ts'
import { at, bodyOf, changes, lan, metaInbox, ourApp, page, samples } from './webhook-samples.ts'

const receivedAt = (at + 500) as Instant
const translate = (body: Uint8Array) => translateFacebookPage(body, { ourAppId: ourApp, receivedAt })

function eventOf(body: Buffer): InboundEvent {
  const translated = translate(body)
  if (!translated.readable || translated.events.length !== 1) throw new Error('one event was expected')
  return translated.events[0] as InboundEvent
}
const factOf = (event: unknown, list: 'messaging' | 'standby' = 'messaging'): ChannelFact =>
  eventOf(bodyOf(list, [event])).fact

describe('every kind of event becomes the fact it tells', () => {
  test.each<[keyof typeof samples, Record<string, unknown>]>([
    [
      'text',
      {
        type: 'message',
        kind: 'text',
        direction: 'in',
        source: 'contact',
        contactId: lan,
        text: 'Áo này còn size M không shop?',
        at,
        mid: 'm_lan',
        standby: false,
      },
    ],
    ['quickReply', { kind: 'text', text: 'Xem giá', extra: { quickReply: 'XEM_GIA' } }],
    ['reply', { replyToMid: 'm_truoc' }],
    [
      'image',
      {
        kind: 'attachments',
        attachments: [{ type: 'image', sourceUrl: 'https://scontent.xx.fbcdn.net/v/anh.jpg?oh=1' }],
      },
    ],
    ['video', { attachments: [{ type: 'video', sourceUrl: 'https://video.xx.fbcdn.net/v/quay.mp4' }] }],
    ['audio', { attachments: [{ type: 'audio', sourceUrl: 'https://cdn.fbsbx.com/v/ghi-am.mp4' }] }],
    ['file', { attachments: [{ type: 'file', sourceUrl: 'https://cdn.fbsbx.com/v/bang-gia.pdf' }] }],
    [
      'sticker',
      { kind: 'sticker', attachments: [{ type: 'sticker', payload: { stickerId: '369239263222822' } }] },
    ],
    ['stickerOldForm', { kind: 'sticker', attachments: [{ type: 'sticker' }] }],
    [
      'fallback',
      {
        text: 'Mẫu này',
        attachments: [{ type: 'fallback', url: 'https://shop.vn/ao-dai', title: 'Áo dài' }],
      },
    ],
    [
      'reel',
      {
        attachments: [
          { type: 'reel', url: 'https://www.facebook.com/reel/1', title: 'Phối đồ', payload: { id: '77' } },
        ],
      },
    ],
    ['post', { attachments: [{ type: 'post', payload: { id: '88' } }] }],
    [
      'product',
      { attachments: [{ type: 'product', payload: { product: { elements: [{ title: 'Áo sơ mi' }] } } }] },
    ],
    ['appointment', { attachments: [{ type: 'appointment', payload: { status: 'requested' } }] }],
    ['location', { attachments: [{ type: 'location', payload: { coordinates: { lat: 10.77 } } }] }],
    [
      'adReferral',
      { kind: 'text', extra: { referral: { ad_id: '99', ads_context_data: { ad_title: 'Áo Tết' } } } },
    ],
    ['commands', { extra: { commands: [{ name: 'gia' }] } }],
    ['withheld', { kind: 'unsupported', text: null }],
    ['empty', { kind: 'unsupported', text: null }],
    ['unsent', { type: 'unsend', mid: 'm_lan', direction: 'in' }],
    ['ownEcho', { direction: 'out', source: 'agent', token: 'token-1', contactId: lan }],
    ['inboxEcho', { direction: 'out', source: 'meta_inbox', appId: String(metaInbox), token: null }],
    ['aiEcho', { source: 'meta_inbox', extra: { aiGenerated: true }, token: null }],
    ['otherAppEcho', { source: 'other_app', appId: '1517776481860111', token: null }],
    ['systemLine', { source: 'meta_system', thread: [] }],
    [
      'templateEcho',
      {
        kind: 'template',
        attachments: [{ type: 'template', title: 'Chọn size', payload: { template_type: 'button' } }],
      },
    ],
    ['edit', { type: 'edit', mid: 'm_lan', no: 1, text: 'Áo này còn size L không?' }],
    ['reaction', { type: 'reaction', mid: 'm_echo', actor: 'contact', emoji: '❤' }],
    ['reactionBack', { type: 'reaction', emoji: null }],
    ['delivered', { type: 'receipt', what: 'delivered', until: at, contactId: lan }],
    ['read', { type: 'receipt', what: 'read', until: at }],
    [
      'postback',
      {
        kind: 'postback',
        mid: 'm_nut',
        text: 'Bắt đầu',
        extra: { postback: { payload: 'BAT_DAU' }, referral: { ref: 'qr' } },
      },
    ],
    ['referral', { kind: 'referral', extra: { referral: { ref: 'qr-ban-5' }, silent: true } }],
    ['leadReferral', { kind: 'referral', at }],
    ['feedback', { kind: 'feedback', text: 'Rất tốt' }],
    ['thumbs', { kind: 'feedback', replyToMid: 'm_echo' }],
    [
      'accountLinking',
      { kind: 'account_linking', extra: { accountLinking: { status: 'linked' }, silent: true } },
    ],
    [
      'order',
      { kind: 'order', text: 'Giao giờ hành chính', extra: { order: { products: [{ quantity: 2 }] } } },
    ],
    ['coupon', { kind: 'template', text: 'TET2027' }],
    [
      'policyBlock',
      {
        type: 'notice',
        worthNoting: { action: 'channel.platform_policy', data: { action: 'block', reason: 'spam' } },
        news: { of: 'restriction', restricted: true },
      },
    ],
    [
      'passedToUs',
      { type: 'thread', seen: [{ says: 'owner', owner: 'us', appId: ourApp, evidence: 'passed' }] },
    ],
    [
      'takenByInbox',
      { type: 'thread', seen: [{ owner: 'meta_inbox', appId: String(metaInbox), evidence: 'taken' }] },
    ],
    ['controlAskedFor', { type: 'thread', seen: [] }],
    ['appRoles', { type: 'notice', worthNoting: null, news: { of: 'primary_receiver', is: 'us' } }],
    ['unknownKind', { kind: 'unsupported', extra: { silent: true } }],
    ['visitorByReference', { type: 'notice' }],
  ])('%s', (name, fact) => {
    expect(factOf(samples[name])).toMatchObject(fact)
  })
})

test('no sample is left without an expectation that it is valid', () => {
  for (const [name, event] of Object.entries(samples))
    expect([name, factOf(event).type]).not.toEqual([name, 'invalid'])
})

test('a sticker sent in both forms is one sticker', () => {
  expect(factOf(samples.stickerBothForms)).toMatchObject({
    kind: 'sticker',
    attachments: [{ type: 'sticker' }],
  })
  expect((factOf(samples.stickerBothForms) as { attachments: unknown[] }).attachments).toHaveLength(1)
})

test('the token that lets others write to a customer is not kept', () => {
  expect(JSON.stringify(factOf(samples.optin))).not.toContain('secret-token')
})

test('a message in standby is shown, and says that another app holds the thread', () => {
  expect(factOf(samples.text, 'standby')).toMatchObject({
    text: 'Áo này còn size M không shop?',
    standby: true,
    thread: [{ says: 'closed' }],
  })
  expect(factOf(samples.text)).toMatchObject({ standby: false, thread: [{ says: 'open' }] })
})

test('a reply in the Meta inbox is evidence that the inbox holds the thread', () => {
  expect(factOf(samples.inboxEcho)).toMatchObject({
    thread: [{ owner: 'meta_inbox', evidence: 'inbox_spoke' }, {}],
  })
})

test('a postback without an id gets the same one each time it is delivered', () => {
  const [first, again] = [factOf(samples.postbackWithoutMid), factOf(samples.postbackWithoutMid)]
  expect(first).toEqual(again)
  expect(first).toMatchObject({ mid: expect.stringMatching(/^lm:postback:[0-9a-f]{40}$/) })
})

test('comments and labels are counted and change nothing; a notice about the Page is worth noting', () => {
  expect(eventOf(bodyOf('changes', [changes.comment]))).toMatchObject({
    kind: 'changes:feed',
    fact: { type: 'notice', worthNoting: null },
  })
  expect(eventOf(bodyOf('changes', [changes.label])).fact).toMatchObject({
    type: 'notice',
    worthNoting: null,
  })
  expect(eventOf(bodyOf('changes', [changes.integrity])).fact).toMatchObject({
    worthNoting: { action: 'channel.platform_integrity' },
  })
})

test("the dashboard's test button is accepted and means nothing", () => {
  expect(translate(bodyOf('changes', [{ field: 'messages', value: samples.text }], '0'))).toEqual({
    readable: true,
    events: [],
    faults: [],
  })
})

test('several entries and several events keep their places', () => {
  const entry = (id: string, ...messaging: unknown[]) => ({ id, time: at, messaging })
  const body = {
    object: 'page',
    entry: [entry('1', samples.text, samples.read), entry('2', samples.reaction)],
  }
  const translated = translate(Buffer.from(JSON.stringify(body)))
  expect(translated).toMatchObject({
    events: [
      { channelExternalId: '1', entryNo: 0, eventNo: 0, kind: 'message' },
      { channelExternalId: '1', entryNo: 0, eventNo: 1, kind: 'read' },
      { channelExternalId: '2', entryNo: 1, eventNo: 0, kind: 'reaction' },
    ],
  })
})

test('an event set aside can be translated again by itself', () => {
  const event = eventOf(bodyOf('messaging', [samples.image]))
  expect(eventOf(Buffer.from(event.alone())).fact).toEqual(event.fact)
})

describe('what a platform should never send does no harm', () => {
  test.each<[string, unknown, string]>([
    ['a message without an id', { ...samples.text, message: { text: 'không mid' } }, 'incomplete_message'],
    ['no customer', { ...samples.text, sender: {} }, 'no_contact'],
    ['a time in the year 31000', { ...samples.text, timestamp: 9e14 }, 'no_time'],
    [
      'an edit without a message',
      { ...samples.edit, message_edit: { text: 'x', num_edit: 1 } },
      'incomplete_message_edit',
    ],
    ['a receipt without a watermark', { ...samples.read, read: {} }, 'incomplete_read'],
    ['null', null, 'event_not_an_object'],
  ])('%s is set aside with its class', (_title, event, faultClass) => {
    const body = { object: 'page', entry: [{ id: page, messaging: [samples.text, event] }] }
    const translated = translate(Buffer.from(JSON.stringify(body)))
    expect(translated).toMatchObject({
      events: [{ kind: 'message' }, { fact: { type: 'invalid', class: faultClass } }],
    })
  })

  test.each([
    ['not_json', 'xin chào'],
    ['not_json', '{"object":"page"'],
    ['not_json', ''],
    ['not_an_object', '[]'],
    ['not_an_object', 'null'],
    ['unknown_object', '{"object":"instagram","entry":[]}'],
    ['no_entries', '{"object":"page"}'],
  ])('%s: %s', (faultClass, body) => {
    expect(translate(Buffer.from(body))).toMatchObject({ readable: false, fault: { class: faultClass } })
  })

  test('an entry that names no Page is a fault of the body, and its neighbours are read', () => {
    const body = JSON.stringify({
      object: 'page',
      entry: [{ messaging: [] }, { id: page, messaging: [samples.text] }],
    })
    expect(translate(Buffer.from(body))).toMatchObject({
      events: [{ kind: 'message' }],
      faults: [{ class: 'entry_without_page' }],
    })
  })

  test('ids beyond 2^53 keep every digit', () => {
    const body = bodyOf('messaging', [samples.inboxEcho])
      .toString()
      .replace(String(metaInbox), '9223372036854775807')
    expect(eventOf(Buffer.from(body)).fact).toMatchObject({ appId: '9223372036854775807' })
    const numericPage = `{"object":"page","entry":[{"id":9007199254740993,"messaging":[${JSON.stringify(samples.text)}]}]}`
    expect(eventOf(Buffer.from(numericPage)).channelExternalId).toBe('9007199254740993')
  })

  test('NUL and half surrogates are replaced', () => {
    const body =
      '{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"2"},"timestamp":1795250000000,"message":{"mid":"m","text":"a\\u0000b\\ud83dc"}}]}]}'
    expect(eventOf(Buffer.from(body)).fact).toMatchObject({ text: 'a\ufffdb\ufffdc' })
  })

  test('a long text is cut at 64 Ki and deep nesting is flattened', () => {
    expect(
      (factOf({ ...samples.text, message: { mid: 'm', text: 'x'.repeat(100_000) } }) as { text: string })
        .text,
    ).toHaveLength(65_536)
    const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)
    expect(JSON.stringify(factOf({ ...samples.order, order: deep })).length).toBeLessThan(1_000)
    expect(translate(Buffer.from('['.repeat(100_000)))).toMatchObject({ readable: false })
  })

  test('__proto__ changes nobody', () => {
    const body = `{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"2"},"timestamp":${at},"order":{"__proto__":{"polluted":true},"note":"x"}}]}]}`
    expect(JSON.stringify(eventOf(Buffer.from(body)).fact)).not.toContain('polluted')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('whatever the bytes are, there is an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void translate(bytes)))
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        translate(Buffer.from(json))
        translate(Buffer.from(`{"object":"page","entry":${json}}`))
        translate(
          Buffer.from(
            `{"object":"page","entry":[{"id":"1","messaging":[${json}],"standby":${json},"changes":[${json}]}]}`,
          ),
        )
      }),
    )
  })

  test('any value in any place of any event is survived, and never invents a neighbour', () => {
    const mutated = fc.tuple(
      fc.constantFrom(...Object.values(samples)),
      fc.nat(),
      fc.jsonValue({ maxDepth: 3 }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(mutated, ([sample, place, value, inner]) => {
        const event = structuredClone(sample) as Record<string, unknown>
        const keys = Object.keys(event)
        const key = keys[place % keys.length] as string
        const holder =
          inner && typeof event[key] === 'object' && event[key] !== null
            ? (event[key] as Record<string, unknown>)
            : event
        const innerKeys = Object.keys(holder)
        holder[innerKeys[place % innerKeys.length] ?? key] = value
        const translated = translate(
          Buffer.from(
            JSON.stringify({
              object: 'page',
              entry: [{ id: page, time: at, messaging: [event, samples.text] }],
            }),
          ),
        )
        expect(translated).toMatchObject({
          readable: true,
          events: [{}, { fact: { type: 'message', text: 'Áo này còn size M không shop?' } }],
        })
      }),
      { numRuns: 500 },
    )
  })
})
