import { inboxRoutes } from '@lienmach/contract'
import type { World } from '@lienmach/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admit, type Chart, findings, openWard, type Patient } from './ward.ts'

const minute = 60_000
const hour = 60 * minute

interface Case {
  mode?: 'routing'
  /** What is so already when the fault comes. */
  given?: (patient: Patient) => Promise<void>
  fault: (patient: Patient) => Promise<unknown>
  /** The one answer that becomes another one. */
  found: Chart
}

const dies = (accident: string, reason: string): Case => ({
  fault: ({ befalls }) => befalls(accident),
  found: { token: `broken: ${reason}` },
})

const takes = async ({ world, lan }: Patient) => {
  const { id } = await world.owner.conversationWith(lan)
  await world.owner.call(inboxRoutes.takeControl, { params: { conversationId: id } })
}

function expectOnly(found: Chart, before: Chart, after: Chart): void {
  expect(after).toMatchObject(found)
  expect(findings(before, after)).toEqual(findings({}, found))
}

/** Every fault that the emulator can play and that concerns one Page. */
const onePage: Record<string, Case> = {
  'the password was changed': dies('change_password', 'token_password_changed'),
  'Facebook asks for a security check': dies('checkpoint', 'token_checkpoint'),
  'somebody logged out everywhere': dies('log_out', 'token_session_ended'),
  'the session ran out': dies('expire', 'token_expired'),
  'the account was never confirmed': dies('unconfirm', 'token_unconfirmed_user'),
  'the person lost their role': dies('lose_role', 'token_role_lost'),
  'the app was removed': dies('remove_app', 'token_app_removed'),
  'the Page was unticked': dies('untick_page', 'token_invalid'),
  'an essential permission was withdrawn': {
    fault: ({ allows }) =>
      allows(['pages_show_list', 'pages_messaging', 'pages_read_engagement', 'business_management']),
    found: { permissions: 'broken: permissions_essential_missing' },
  },
  'an advised permission was withdrawn': {
    fault: ({ allows }) =>
      allows(['pages_show_list', 'pages_messaging', 'pages_manage_metadata', 'pages_read_engagement']),
    found: { permissions: 'look: permissions_missing' },
  },
  "the Page's subscription is gone": {
    fault: ({ unsubscribes }) => unsubscribes(),
    found: { webhook: 'look: subscription_restored' },
  },
  'webhooks do not arrive': {
    async fault({ world, page, lan }) {
      await world.clock.advance(minute)
      await world.desk.faults([
        { kind: 'webhook', match: { pageId: page.externalId }, effect: { drop: true } },
      ])
      await lan.says('Alo shop?')
      await world.settles()
      await world.desk.faults([])
      await world.clock.advance(2 * minute)
    },
    found: { gap: 'broken: messages_missing' },
  },
  'conversations are routed to us': {
    fault: async ({ sets, chart, hears, world }) => {
      await sets({ mode: 'routing', defaultAppId: world.context.config.meta.appId })
      await chart()
      await hears('Mai')
    },
    found: { routing: 'well: default_app_us' },
  },
  'conversations are routed, and nothing tells to whom yet': {
    fault: ({ sets, world }) => sets({ mode: 'routing', defaultAppId: world.context.config.meta.appId }),
    found: { routing: 'look: routing_on' },
  },
  'conversations are routed to another app': {
    fault: async ({ sets, chart, hears, otherApp }) => {
      await sets({ mode: 'routing', defaultAppId: (await otherApp()).id })
      await chart()
      await hears('Mai')
    },
    found: { routing: 'broken: default_app_other' },
  },
  'the default app becomes another one': {
    mode: 'routing',
    fault: async ({ sets, hears, otherApp }) => {
      await sets({ defaultAppId: (await otherApp()).id })
      await hears('Mai')
    },
    found: { routing: 'broken: default_app_other' },
  },
  'another app is the primary receiver': {
    fault: async ({ sets, otherApp }) => sets({ mode: 'handover', primaryAppId: (await otherApp()).id }),
    found: { routing: 'broken: primary_other' },
  },
  'we are the primary receiver': {
    fault: ({ sets, world }) => sets({ mode: 'handover', primaryAppId: world.context.config.meta.appId }),
    found: { routing: 'well: primary_us' },
  },
  'we may not take threads': {
    mode: 'routing',
    given: async ({ page, lan, world }) => {
      await page.metaInbox.says(lan, 'Dạ shop đây')
      await world.settles()
    },
    fault: takes,
    found: { takeover: 'look: takeover_refused' },
  },
  "somebody answers in Meta's inbox": {
    fault: ({ page, lan }) => page.metaInbox.says(lan, 'Dạ shop đây ạ'),
    found: { elsewhere: 'look: inbox_answers' },
  },
  "Meta's AI answers": {
    fault: ({ event, lan }) => event(lan, { kind: 'ai_answer', text: 'Chào bạn, áo này còn hàng.' }),
    found: { elsewhere: 'look: ai_answers' },
  },
  'another app answers': {
    fault: async ({ otherApp, lan }) => (await otherApp()).says(lan, 'Bot xin chào ạ'),
    found: { elsewhere: 'look: other_app_answers' },
  },
  'Facebook restricts the Page': {
    fault: ({ sets }) => sets({ restricted: true }),
    found: { restriction: 'broken: page_restricted' },
  },
  'sends are refused for a cause nobody knows': {
    async fault({ world, page, lan }) {
      await world.desk.faults([
        {
          kind: 'send',
          match: { pageId: page.externalId },
          effect: { answer: { as: 'refusal', refusal: 'no_app_role' } },
        },
      ])
      await world.owner.repliesTo(lan, 'Dạ còn ạ')
      await world.settles()
      await world.desk.faults([])
    },
    found: { refusals: 'look: sends_refused' },
  },
}

describe('each fault leads to one diagnosis', () => {
  let world: World
  beforeAll(async () => {
    world = await openWard()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test.each(Object.entries(onePage))('%s', async (name, { mode, given, fault, found }) => {
    const patient = await admit(world, name, mode)
    await given?.(patient)
    const before = await patient.chart()
    expect(Object.values(before).filter((answer) => answer.startsWith('broken'))).toEqual([])
    await fault(patient)
    expectOnly(found, before, await patient.chart())
  })
})

/** Faults that concern all Pages at once: each has a world of its own. */
const everyPage: Record<string, Case> = {
  'the app sends its webhooks elsewhere': {
    fault: ({ world }) =>
      world.desk.call('PATCH', `/apps/${world.context.config.meta.appId}`, {
        webhookUrl: 'https://dia-chi-cu.example/webhooks/meta',
      }),
    found: { webhook: 'look: subscription_restored' },
  },
  'our clock is three minutes late': {
    async fault({ world, lan }) {
      await world.desk.advance(3 * minute)
      await lan.says('Còn size M không ạ?')
    },
    found: { clock: 'look: clock_behind' },
  },
  'replies after 24 hours are refused': {
    async fault({ world, lan }) {
      await world.clock.advance(25 * hour)
      await world.owner.repliesTo(lan, 'Dạ có hàng rồi ạ')
    },
    found: { human_agent: 'look: human_agent_refused' },
  },
}

test.each(Object.entries(everyPage))('%s: one diagnosis', async (name, { fault, found }) => {
  await using world = await openWard({ env: { META_HUMAN_AGENT: 'true' } })
  const patient = await admit(world, name)
  const before = await patient.chart()
  await fault(patient)
  expectOnly(found, before, await patient.chart())
})
