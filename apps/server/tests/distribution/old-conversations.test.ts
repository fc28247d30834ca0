import { accountRoutes, channelRoutes, inboxRoutes, type RuleDraft, ruleRoutes } from '@lienmach/contract'
import type { Customer } from '@lienmach/testkit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  customersWrite,
  draftOf,
  is,
  makeRule,
  openShop,
  type RuleWorld,
  sharesAmong,
  whoHas,
} from './rule-world.ts'

let shop: RuleWorld
let old: Customer[]

/** Six customers from before any rule: Minh serves two of them, and one of the others is done. */
beforeEach(async () => {
  shop = await openShop()
  const { world, page, minh } = shop
  old = await customersWrite(world, page, 6)
  for (const customer of old.slice(0, 2)) {
    const { id } = await world.owner.conversationWith(customer)
    await world.owner.call(inboxRoutes.assign, {
      params: { conversationId: id },
      body: { memberId: minh.id },
    })
  }
  const { id } = await world.owner.conversationWith(old[5] as Customer)
  await world.owner.call(inboxRoutes.setStatus, { params: { conversationId: id }, body: { status: 'done' } })
})
afterEach(() => shop?.[Symbol.asyncDispose]())

test.each(['none', 'available', 'all'] as const)(
  'old conversations with "%s": what the preview says is what happens',
  async (choice) => {
    const { world, page, minh, lan, vy } = shop
    const agents = [minh, lan, vy]
    const draft = draftOf([page], agents, { old: choice, understood: true })
    const preview = await world.owner.call(ruleRoutes.previewRule, {
      params: {},
      body: { ruleId: null, draft },
    })
    expect(preview).toMatchObject({
      available: 4,
      all: 6,
      contactsAvailable: 4,
      contactsAll: 6,
      unknownEmails: [],
      conflicts: [],
      owners: [
        { memberId: null, conversations: 4 },
        { memberId: minh.id, conversations: 2 },
      ],
    })
    expect(preview.nextTen).toHaveLength(10)

    const rule = await makeRule(world.owner, draft)
    await world.settles()
    const shared = []
    for (const customer of old)
      if ((await world.owner.conversationWith(customer)).ruleId === rule.id) shared.push(customer)
    expect(shared).toHaveLength({ none: 0, available: 4, all: 6 }[choice])

    const shares = await sharesAmong(world.owner, shared, agents)
    const foretold = preview.shares.map((share) => ({
      memberId: share.memberId,
      given: choice === 'none' ? 0 : share[choice],
    }))
    expect(agents.map(({ id, name }) => ({ memberId: id, given: shares[name] ?? 0 }))).toEqual(
      expect.arrayContaining(foretold),
    )
    // Nobody is left with nobody unless that was chosen: the one that is done waits for its customer.
    expect(shares.nobody ?? 0).toBe(choice === 'none' ? 0 : 1)
    if (choice === 'none') {
      expect(await whoHas(world.owner, old[0] as Customer)).toBe(minh.id)
      expect(
        (await lan.try(inboxRoutes.conversations, { params: {}, query: { view: 'all' } })).body,
      ).toMatchObject({
        conversations: [],
      })
    }
  },
)

test('sharing old conversations needs to be understood, unknown addresses are named, and a taken name or Page is refused', async () => {
  const { world, page, minh } = shop
  const refusal = async (more: Partial<RuleDraft>) => {
    const answer = await world.owner.try(ruleRoutes.createRule, {
      params: {},
      body: draftOf([page], [minh], more),
    })
    return [answer.code, (answer.body as { error?: { detail?: unknown } }).error?.detail]
  }
  expect(await refusal({ old: 'all' })).toEqual(['rule/not-understood', undefined])
  const strangers = [{ email: 'La@Shop.test', cap: null, shifts: null }]
  expect(await refusal({ agents: strangers })).toEqual(['rule/unknown-member', { emails: ['La@Shop.test'] }])

  const agents = [{ email: ` ${minh.email.toUpperCase()} `, cap: null, shifts: null }]
  const rule = await makeRule(world.owner, draftOf([page], [], { agents }))
  expect(rule.agents.map(({ memberId }) => memberId)).toEqual([minh.id])
  expect((await refusal({ name: 'CHIA KHÁCH', channelIds: [] }))[0]).toBe('rule/name-taken')
  expect(await refusal({ name: 'Quy tắc khác' })).toEqual([
    'rule/channel-taken',
    { conflicts: [{ channelId: page.channelId, ruleId: rule.id, ruleName: 'Chia khách' }] },
  ])
  const other = await makeRule(
    world.owner,
    draftOf([page], [minh], { name: 'Quy tắc khác', moveChannels: true }),
  )
  const { rules } = await world.owner.call(ruleRoutes.rules, { params: {} })
  expect(rules.map(({ id, channelIds }) => [id, channelIds])).toEqual([
    [rule.id, []],
    [other.id, [page.channelId]],
  ])
})

test('conversations of an agent who leaves the rule go to the others, or to managers when nothing is to be shared', async () => {
  const { world, page, minh, lan, vy } = shop
  const rule = await makeRule(world.owner, draftOf([page], [minh]))
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  const save = (draft: RuleDraft) =>
    world.owner.call(ruleRoutes.updateRule, { params: { ruleId: rule.id }, body: draft })
  await save(draftOf([page], [lan], { old: 'available', understood: true }))
  await world.settles()
  expect(await whoHas(world.owner, an)).toBe(lan.id)

  await save(draftOf([page], [vy]))
  await world.settles()
  const { assigneeId, ruleId, queuedAt } = await world.owner.conversationWith(an)
  expect([assigneeId, ruleId, queuedAt]).toEqual([null, null, null])
})

test('a member who is removed hands over: to their rules, to managers, or to a colleague', async () => {
  const { world, page, minh, lan, vy } = shop
  await is(vy, 'away')
  await is(lan, 'away')
  await makeRule(world.owner, draftOf([page], [minh, lan, vy]))
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  expect(await whoHas(world.owner, an)).toBe(minh.id)
  const remove = (memberId: string, open: string) =>
    world.owner.call(accountRoutes.removeMember, { params: { memberId }, body: { open } })

  await is(lan, 'ready')
  await remove(minh.id, 'queue')
  await world.settles()
  expect(await whoHas(world.owner, an)).toBe(lan.id)
  await remove(lan.id, vy.id)
  expect(await whoHas(world.owner, an)).toBe(vy.id)
  await remove(vy.id, 'release')
  expect((await world.owner.conversationWith(an)).ruleId).toBeNull()
  expect(await whoHas(world.owner, an)).toBeNull()
})

test('"only me" takes a Page out of its rule at any time, and ending a rule opens its Pages to all', async () => {
  const { world, page, minh, lan } = shop
  const rule = await makeRule(world.owner, draftOf([page], [minh]))
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  await world.owner.call(channelRoutes.updateChannel, {
    params: { channelId: page.channelId },
    body: { chatRight: 'only_me' },
  })
  const kept = await world.owner.conversationWith(an)
  expect([kept.assigneeId, kept.ruleId]).toEqual([world.owner.id, null])
  await expect(minh.conversationWith(an)).rejects.toThrow()

  const again = await world.owner.call(ruleRoutes.addChannelToRule, {
    params: { ruleId: rule.id, channelId: page.channelId },
    body: { old: 'all', understood: true },
  })
  expect(again.channelIds).toEqual([page.channelId])
  await world.settles()
  expect(await whoHas(world.owner, an)).toBe(minh.id)
  await world.owner.call(ruleRoutes.removeRule, { params: { ruleId: rule.id } })
  const open = await lan.conversationWith(an)
  expect([open.assigneeId, open.ruleId]).toEqual([minh.id, null])
})
