import { inboxRoutes } from '@lienmach/contract'
import { type World, writePast } from '@lienmach/testkit'
import { expectNoBarrier } from './barriers.ts'
import { acceptedFor, bubble, opens, replies, rowOf } from './inbox.ts'
import { expect, test } from './world.ts'

/** Lets so many seconds pass, each with one call of the import. */
async function passes(world: World, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await world.clock.advance(1_000)
    await world.settles()
  }
}

test('[C10] conversations from before come in newest first, can be answered meanwhile, and the channel says how far that has come', async ({
  world,
  windowOf,
}) => {
  // The platform's records begin with a crowd of sixteen, long ago; four came lately.
  const old = 20
  const page = await world.connectFacebookPage({
    before: async (its) => void (await writePast(its, { conversations: old, messagesOf: () => 2 })),
  })
  await world.settles()
  const channel = await windowOf(world.owner, { at: `/channels/${page.channelId}` })
  const progress = channel.getByTestId('import-progress')
  await expect(progress).toBeVisible()
  await expect(channel.getByTestId('import-start')).toHaveCount(0)

  await passes(world, 4)
  await expect(progress).toHaveAttribute('data-state', 'reading')
  await expect(progress).toContainText(new RegExp(`Đang tải hội thoại cũ: [1-9] / ${old}`))
  await expectNoBarrier(channel, 'a channel whose past comes in')

  const inbox = await windowOf(world.owner, { at: '/inbox/all' })
  const newest = inbox.getByTestId('conversation-row').first()
  await expect(newest).toContainText(/Khách cũ (17|18|19|20)/)
  await expect(rowOf(inbox, 'Khách cũ 3')).toHaveCount(0)
  await newest.click()
  await expect(bubble(inbox, 'Hỏi 1 của khách')).toBeVisible()
  const an = page.contact('Trần Thị An')
  await an.says('Mẫu này còn không shop?')
  await world.settles()
  await opens(inbox, an)
  await replies(inbox, 'Dạ còn ạ')
  await world.settles()
  expect(await acceptedFor(an)).toEqual(['Dạ còn ạ'])

  await passes(world, old)
  await expect(progress).toHaveAttribute('data-state', 'done')
  await expect(progress).toContainText(`Đã tải ${old} hội thoại cũ`)
  expect(await conversationsOf(world)).toBe(old + 1)

  await channel.getByTestId('import-start').click()
  await expect(progress).not.toHaveAttribute('data-state', 'done')
  await passes(world, 2 * old)
  await expect(progress).toHaveAttribute('data-state', 'done')
  expect(await conversationsOf(world)).toBe(old + 1)
})

/** How many conversations the shop has, open and done. */
async function conversationsOf(world: World): Promise<number> {
  let sum = 0
  for (const view of ['all', 'done'] as const) {
    const query = { view, limit: 50 }
    sum += (await world.owner.call(inboxRoutes.conversations, { params: {}, query })).conversations.length
  }
  return sum
}
