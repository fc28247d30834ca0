import { type Instant, observeThread, type ThreadFacts, threadControlOf } from '@lienmach/domain'
import { expect, test } from 'vitest'
import { translateFacebookPage } from './translate.ts'

const ourAppId = '300000000000001'
const inbox = 263_902_037_430_900
const [page, lan] = ['100000000000001', '7000000000000001']
const at = Date.UTC(2026, 10, 21, 8)

const fromLan = { sender: { id: lan }, recipient: { id: page } }
const fromPage = { sender: { id: page }, recipient: { id: lan } }

/** What a series of events, a second apart, amounts to. */
function after(...events: { list?: 'messaging' | 'standby'; event: object }[]) {
  let facts: ThreadFacts = {}
  events.forEach(({ list = 'messaging', event }, no) => {
    const timestamp = at + no * 1_000
    const body = { object: 'page', entry: [{ id: page, time: timestamp, [list]: [{ ...event, timestamp }] }] }
    const translated = translateFacebookPage(Buffer.from(JSON.stringify(body)), {
      ourAppId,
      receivedAt: timestamp as Instant,
    })
    if (!translated.readable) throw new Error('The body could not be read.')
    for (const { fact } of translated.events) {
      if (fact.type === 'message') facts = fact.thread.reduce(observeThread, facts)
      if (fact.type === 'thread') facts = fact.seen.reduce(observeThread, facts)
    }
  })
  return threadControlOf(facts)
}

const says = { event: { ...fromLan, message: { mid: 'm_1', text: 'Shop ơi' } } }
const overheard = { ...says, list: 'standby' } as const
const echo = (appId: number | string | null, more: object = {}) => ({
  event: { ...fromPage, message: { mid: `m_${appId}`, is_echo: true, app_id: appId, text: 'Dạ', ...more } },
})
const inStandby = (one: { event: object }) => ({ ...one, list: 'standby' }) as const
const passes = (to: string | number) => ({
  event: { ...fromLan, pass_thread_control: { previous_owner_app_id: inbox, new_owner_app_id: to } },
})
const takes = (named: object) => ({ event: { ...fromLan, take_thread_control: named } })

test.each<[string, Parameters<typeof after>, object]>([
  ['a customer heard directly: nobody keeps us out', [says], { owner: 'nobody', evidence: 'heard_directly' }],
  ['a customer heard in standby: somebody does', [overheard], { owner: 'other_app', certainty: 'certain' }],
  [
    'Meta’s inbox answered, and its echo came in standby',
    [says, inStandby(echo(inbox))],
    { owner: 'meta_inbox', appId: String(inbox), certainty: 'certain' },
  ],
  [
    'Meta’s inbox answered, and we still hear directly: only likely',
    [says, echo(inbox)],
    { owner: 'meta_inbox', certainty: 'likely' },
  ],
  [
    'Meta’s AI answered',
    [says, inStandby(echo(inbox, { ai_generated: true }))],
    { owner: 'meta_inbox', certainty: 'certain' },
  ],
  [
    'a line that Meta wrote by itself says nothing',
    [says, inStandby(echo(inbox, { text: 'You took over this chat from your AI agent.' }))],
    { owner: 'nobody', evidence: 'heard_directly' },
  ],
  [
    'another vendor’s app answered in standby',
    [says, inStandby(echo('1517776481860111'))],
    { owner: 'other_app', appId: '1517776481860111', certainty: 'certain' },
  ],
  [
    'another vendor’s app answered where everybody may',
    [says, echo('1517776481860111')],
    { owner: 'nobody', evidence: 'heard_directly' },
  ],
  [
    'our own echo that came in standby does not close the thread',
    [says, inStandby(echo(ourAppId))],
    { owner: 'nobody' },
  ],
  ['our own echo shows that the thread was open', [overheard, echo(ourAppId)], { owner: 'nobody' }],
  ['passed to us, with the id as a number', [overheard, passes(Number(ourAppId))], { owner: 'us' }],
  ['passed to another app', [says, passes('15')], { owner: 'other_app', appId: '15', evidence: 'passed' }],
  [
    'taken by the inbox',
    [says, takes({ previous_owner_app_id: ourAppId, new_owner_app_id: inbox })],
    { owner: 'meta_inbox', evidence: 'taken', certainty: 'certain' },
  ],
  [
    'taken from us, and nobody says by whom',
    [says, takes({ previous_owner_app_id: ourAppId })],
    { owner: 'other_app', appId: null, evidence: 'taken' },
  ],
  [
    'taken from somebody else, and nobody says by whom',
    [says, takes({ previous_owner_app_id: '15' })],
    { owner: 'nobody', evidence: 'heard_directly' },
  ],
  [
    'asked for: nothing has changed',
    [says, { event: { ...fromLan, request_thread_control: { requested_owner_app_id: 15 } } }],
    { owner: 'nobody' },
  ],
])('%s', (_what, events, known) => {
  expect(after(...events)).toMatchObject(known)
})
