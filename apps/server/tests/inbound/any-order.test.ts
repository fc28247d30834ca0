import { startWorld } from '@lienmach/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyOf, metaInbox } from '../../src/channels/facebook-page/webhook-samples.ts'
import { post } from './platform.ts'

const start = 1_795_250_000_000

/** A small life of one conversation, in order. `tag` keeps the people and ids of different runs apart. */
function story(pageId: string, tag: string): unknown[] {
  const psid = `24${tag}`
  const frame = (ms: number) => ({ sender: { id: psid }, recipient: { id: pageId }, timestamp: start + ms })
  const echo = (ms: number, message: object) => ({
    sender: { id: pageId },
    recipient: { id: psid },
    timestamp: start + ms,
    message: { is_echo: true, ...message },
  })
  const mid = (name: string) => `m_${name}_${tag}`
  return [
    { ...frame(0), message: { mid: mid('1'), text: 'Shop ơi' } },
    { ...frame(90_000), message: { mid: mid('2'), text: 'Áo này còn size M không? sđt 0912345678' } },
    { ...frame(91_000), message_edit: { mid: mid('2'), text: 'Áo này còn size L không?', num_edit: 1 } },
    { ...frame(92_000), message_edit: { mid: mid('2'), text: 'Áo này còn size XL không?', num_edit: 2 } },
    echo(120_000, { mid: mid('3'), app_id: metaInbox, text: 'Còn bạn nhé' }),
    { ...frame(125_000), read: { watermark: start + 121_000 } },
    { sender: { id: psid }, recipient: { id: pageId }, delivery: { watermark: start + 120_500 } },
    { ...frame(130_000), reaction: { reaction: 'love', emoji: '❤', action: 'react', mid: mid('3') } },
    { ...frame(131_000), reaction: { reaction: 'love', emoji: '❤', action: 'unreact', mid: mid('3') } },
    { ...frame(132_000), reaction: { reaction: 'wow', emoji: '😮', action: 'react', mid: mid('3') } },
    {
      ...frame(200_000),
      message: {
        mid: mid('4'),
        text: 'Nhầm rồi 0987654321',
        attachments: [{ type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/a.jpg' } }],
      },
    },
    { ...frame(201_000), message: { mid: mid('4'), is_deleted: true } },
    {
      ...frame(205_000),
      pass_thread_control: { new_owner_app_id: null, previous_owner_app_id: String(metaInbox) },
    },
    { ...frame(210_000), postback: { title: 'Mua ngay', payload: 'MUA' } },
    echo(220_000, { mid: mid('5'), app_id: metaInbox, ai_generated: true, text: 'Xin chào, tôi là trợ lý' }),
    {
      ...frame(300_000),
      message: { mid: mid('6'), text: 'Gặp người thật được không?', reply_to: { mid: mid('5') } },
    },
    echo(310_000, { mid: mid('7'), app_id: 424242, text: 'Bot khác đây' }),
    { ...frame(320_000), referral: { ref: 'qr', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
  ]
}

test('whatever order and however often events come, the same conversation results', async () => {
  await using world = await startWorld()
  const page = await world.connectFacebookPage()
  const send = async (events: readonly unknown[], list: 'messaging' | 'standby' = 'messaging') => {
    expect(await post(world, bodyOf(list, events, page.externalId))).toBe(200)
  }
  const stateOf = async (tag: string) => {
    const { rows } = await world.context.db.owner.query({ text: stateQuery, values: [`24${tag}`] })
    return JSON.parse(
      // An id derived from the content holds the person, who is another in each run.
      JSON.stringify(rows)
        .replaceAll(tag, 'TAG')
        .replace(/lm:(\w+):[0-9a-f]{40}/g, 'lm:$1'),
    ) as unknown
  }

  await send(story(page.externalId, '000000000000'))
  await world.settles()
  const inOrder = await stateOf('000000000000')
  expect(inOrder).toMatchObject([
    { unread_count: 5, status: 'open', thread_owner: 'nobody', phones: ['+84912345678'] },
  ])

  let run = 0
  const orders = fc.sample(
    fc.tuple(
      fc.shuffledSubarray([...Array(18).keys(), ...Array(18).keys(), ...Array(18).keys()], { minLength: 54 }),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 54, maxLength: 54 }),
    ),
    { numRuns: 40, seed: 2_026 },
  )
  for (const [order, sizes] of orders) {
    const tag = String(++run).padStart(12, '0')
    const events = story(page.externalId, tag)
    const shuffled = order.map((place) => events[place])
    for (let next = 0, batch = 0; next < shuffled.length; batch += 1) {
      const size = sizes[batch] as number
      await send(shuffled.slice(next, next + size))
      next += size
    }
  }
  await world.settles()
  for (let tag = 1; tag <= run; tag += 1) {
    expect([tag, await stateOf(String(tag).padStart(12, '0'))]).toEqual([tag, inOrder])
  }
})

/** Everything of a conversation that must not depend on the order of arrival. Ids of ours and `late` may. */
const stateQuery = `
  select conversation.status, unread_count, unanswered_since, last_message - 'id' as last_message, last_message_at,
    last_customer_at, delivered_until, read_until, thread_owner, thread_owner_app_id, thread_owner_since,
    thread_owner_evidence, contact.external_id,
    (select json_agg(json_build_object('kind', kind, 'direction', direction, 'source', source, 'app', app_id, 'text', text,
        'mid', mid, 'attachments', (select json_agg(item ->> 'type') from jsonb_array_elements(attachments) as item), 'reply', reply_to_mid,
        'extra', extra, 'at', at, 'edit', edit_no, 'edited', edited_at, 'deleted', deleted_at, 'stub', stub,
        'words', (select array_length(tsvector_to_array(words), 1) from search_entries where entity_id = message.id),
        'files', (select json_agg(media.state) from media where media.message_id = message.id and media.state <> 'erased')
      ) order by at, mid)
     from messages as message where message.conversation_id = conversation.id) as messages,
    (select json_agg(json_build_object('mid', reaction.mid, 'actor', actor, 'emoji', emoji, 'at', reaction.at) order by reaction.mid)
     from reactions as reaction
     where reaction.mid in (select mid from messages where conversation_id = conversation.id)) as reactions,
    array(select phone from unnest(contact.phones) as phone) as phones
  from conversations as conversation join contacts as contact on contact.id = conversation.contact_id
  where contact.external_id = $1`
