import { type ChannelId, type MemberId, maySee, type RuleId, wholeSight } from '@lienmach/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inView } from '../../src/store/db.ts'
import { loadSights } from '../../src/store/sight.ts'
import { rows, sql } from '../../src/store/sql.ts'
import { Office, type Shop, type Staff } from '../inbox/office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office?.[Symbol.asyncDispose]())

const anyWorld = fc.record({
  rules: fc.array(
    fc.record({
      method: fc.constantFrom('round_robin', 'self_claim'),
      visibility: fc.constantFrom('own', 'claimable', 'all'),
      agents: fc.uniqueArray(fc.nat(2)),
      removed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  channels: fc.array(fc.record({ keptFor: fc.option(fc.nat(3)), rule: fc.option(fc.nat(2)) }), {
    minLength: 1,
    maxLength: 4,
  }),
  conversations: fc.array(
    fc.record({ channel: fc.nat(3), rule: fc.option(fc.nat(2)), assignee: fc.option(fc.nat(2)) }),
    { minLength: 1, maxLength: 12 },
  ),
})
type AnyWorld = typeof anyWorld extends fc.Arbitrary<infer World> ? World : never

/** Writes a world down; answers its conversations as the domain sees them. */
async function build(shop: Shop, staff: readonly Staff[], { rules, channels, conversations }: AnyWorld) {
  const { random, db } = office.context
  const run = (statement: ReturnType<typeof sql>) => rows(db.owner, statement)
  const id = () => random.uuid()
  const ruleIds: { id: string; removed: boolean }[] = []
  for (const { method, visibility, agents, removed } of rules) {
    const ruleId = id()
    ruleIds.push({ id: ruleId, removed })
    await run(sql`
      insert into distribution_rules (workspace_id, id, name, method, visibility, created_at, updated_at, removed_at)
      values (${shop.id}, ${ruleId}, ${ruleId}, ${method}, ${visibility}, now(), now(), case when ${removed} then now() end)`)
    for (const no of agents) {
      await run(sql`
        insert into rule_agents (workspace_id, rule_id, member_id, added_at)
        values (${shop.id}, ${ruleId}, ${staff[no]?.id}, now())`)
    }
  }
  const channelIds: string[] = []
  for (const { keptFor, rule } of channels) {
    const channelId = id()
    channelIds.push(channelId)
    const ownerId = keptFor === null ? null : (staff[keptFor]?.id ?? null)
    await run(sql`
      insert into channels (workspace_id, id, kind, external_id, name, state, chat_right, chat_owner_id)
      values (${shop.id}, ${channelId}, 'facebook_page', ${channelId}, 'Trang', 'connected',
        ${keptFor === null ? 'share' : 'only_me'}, ${ownerId})`)
    const sharing = rule === null ? undefined : ruleIds[rule]
    if (keptFor === null && sharing && !sharing.removed) {
      await run(sql`
        insert into rule_channels (workspace_id, channel_id, rule_id, added_at)
        values (${shop.id}, ${channelId}, ${sharing.id}, now())`)
    }
  }
  const scopes = []
  for (const { channel, rule, assignee } of conversations) {
    const scope = {
      id: id(),
      channelId: channelIds[channel % channelIds.length] as ChannelId,
      ruleId: (rule === null ? null : (ruleIds[rule]?.id ?? null)) as RuleId | null,
      assigneeId: assignee === null ? null : ((staff[assignee]?.id ?? null) as MemberId | null),
    }
    scopes.push(scope)
    const contactId = id()
    await run(sql`
      insert into contacts (workspace_id, id, channel_id, external_id, created_at)
      values (${shop.id}, ${contactId}, ${scope.channelId}, ${contactId}, now())`)
    await run(sql`
      insert into conversations (workspace_id, id, channel_id, contact_id, rule_id, assignee_id, last_message_at, created_at)
      values (${shop.id}, ${scope.id}, ${scope.channelId}, ${contactId}, ${scope.ruleId}, ${scope.assigneeId}, now(), now())`)
    await run(sql`
      insert into messages (workspace_id, id, channel_id, conversation_id, direction, source, kind, at, received_at)
      values (${shop.id}, ${scope.id}, ${scope.channelId}, ${scope.id}, 'in', 'contact', 'text', now(), now())`)
    await run(sql`
      insert into assignments (workspace_id, id, conversation_id, at, because)
      values (${shop.id}, ${scope.id}, ${scope.id}, now(), 'given')`)
  }
  return scopes
}

test('the database shows an agent exactly what the rule of the domain lets them see, in every table', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      const shop = await office.shop('Mộc Store', 'Chị Hoa')
      const staff = [
        await office.hire(shop, 'Minh'),
        await office.hire(shop, 'Lan'),
        await office.hire(shop, 'Vy'),
      ]
      const scopes = await build(shop, staff, world)
      const viewers = [
        ...staff.map(({ id }) => ({ memberId: id, manages: false })),
        { memberId: null, manages: false },
        { memberId: shop.owner.id, manages: true },
      ]
      const sights = await loadSights(
        office.context.db.pipeline,
        shop.id,
        viewers.filter(({ manages }) => !manages).map(({ memberId }) => memberId),
      )
      for (const viewer of viewers) {
        const sight = viewer.manages ? wholeSight : sights.get(viewer.memberId)
        if (!sight) throw new Error('Every viewer has a sight.')
        const expected = scopes.filter((scope) => maySee(scope, sight)).map(({ id }) => id)
        const shown = await inView(office.context.db, shop.id, viewer, async (tx) => {
          const ids = async (statement: ReturnType<typeof sql>) =>
            (await rows<{ id: string }>(tx, statement)).map(({ id }) => id).sort()
          return {
            conversations: await ids(sql`select id from conversations`),
            messages: await ids(sql`select id from messages`),
            assignments: await ids(sql`select id from assignments`),
            contacts: (await ids(sql`select id from contacts`)).length,
          }
        })
        expected.sort()
        expect(shown).toEqual({
          conversations: expected,
          messages: expected,
          assignments: expected,
          contacts: expected.length,
        })
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)
