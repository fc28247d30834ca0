import { channelRoutes } from '@lienmach/contract'
import { type FacebookPage, startWorld, type World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf, samples } from '../../src/channels/facebook-page/webhook-samples.ts'
import { deliver, post, said } from './platform.ts'

let world: World
let page: FacebookPage
const at = () => world.context.clock.now()
const ask = (text: string, values: unknown[] = []) => world.context.db.owner.query({ text, values })
const quarantine = async () => (await world.owner.call(channelRoutes.quarantine, { params: {} })).entries
const replay = (entryId: string) => world.owner.call(channelRoutes.replayQuarantined, { params: { entryId } })

beforeAll(async () => {
  world = await startWorld()
  page = await world.connectFacebookPage()
})
afterAll(() => world[Symbol.asyncDispose]())

/** From now on the database refuses one text, as it would after a mistake of ours. */
async function refuses(text: string) {
  await ask(`create function refuse_text() returns trigger language plpgsql as $$ begin
    if new.text = '${text}' then raise exception 'refused: %', new.text using errcode = '22000'; end if;
    return new; end $$`)
  await ask(
    'create trigger refuse_text before insert on messages for each row execute function refuse_text()',
  )
}
async function mends() {
  await ask('drop function refuse_text cascade')
}

test('one event that cannot be applied is set aside, its neighbours go on, and it can be replayed after a mend', async () => {
  await refuses('thuốc độc')
  const people = ['Lan', 'Minh', 'Hoa'].map((name) => page.contact(name))
  const psids = await Promise.all(people.map((person) => person.psid()))
  const time = at()
  const texts = ['Chào shop', 'thuốc độc', 'Còn hàng không?', 'Cảm ơn']
  const events = texts.map((text, no) =>
    said(page.externalId, psids[no % 3] as string, `m_doc_${no}`, text, time + no),
  )
  await deliver(world, page.externalId, events)

  const read = async () =>
    (await Promise.all(people.map((person) => world.owner.reads(person).catch(() => []))))
      .flat()
      .map(({ text }) => text)
  expect((await read()).toSorted()).toEqual(['Chào shop', 'Cảm ơn', 'Còn hàng không?'].toSorted())
  const [entry] = await quarantine()
  expect(entry).toMatchObject({
    scope: 'event',
    kind: 'message',
    class: 'database_22000',
    state: 'open',
    channelId: page.channelId,
  })
  expect(JSON.stringify(entry)).not.toContain('thuốc độc')

  expect(await replay(entry?.id ?? '')).toMatchObject({ state: 'open' })
  await mends()
  expect(await replay(entry?.id ?? '')).toMatchObject({ state: 'replayed' })
  await world.settles()
  expect(await read()).toContain('thuốc độc')
  expect(await replay(entry?.id ?? '')).toMatchObject({ state: 'replayed' })
  expect((await read()).filter((text) => text === 'thuốc độc')).toHaveLength(1)
})

test('an event of an impossible shape is set aside with what is wrong about it', async () => {
  const lan = await page.contact('Lan Anh').psid()
  const broken = {
    sender: { id: lan },
    recipient: { id: page.externalId },
    timestamp: at(),
    message: { text: 'không mid' },
  }
  await deliver(world, page.externalId, [broken, said(page.externalId, lan, 'm_canh', 'Bên cạnh', at())])
  expect(await quarantine()).toContainEqual(
    expect.objectContaining({ class: 'incomplete_message', state: 'open' }),
  )
})

test('signed nonsense is kept, and managers see that it came and never what is in it', async () => {
  expect(await post(world, Buffer.from('bí mật không phải JSON'))).toBe(200)
  await world.settles()
  const entries = await quarantine()
  expect(entries).toContainEqual(expect.objectContaining({ scope: 'body', class: 'not_json', byteSize: 28 }))
  expect(JSON.stringify(entries)).not.toContain('bí mật')
  const body = entries.find(({ scope }) => scope === 'body')
  expect(await replay(body?.id ?? '')).toMatchObject({ state: 'open' })
})

test('an agent may neither see nor replay what was set aside', async () => {
  const agent = await world.signIn('Lê Thu')
  expect((await agent.try(channelRoutes.quarantine, { params: {} })).status).toBe(403)
  expect((await agent.try(channelRoutes.replayQuarantined, { params: { entryId: '1' } })).status).toBe(403)
})

test('an event that ends the program each time is set aside when the next one starts', async () => {
  const lan = page.contact('Kim Lan')
  const psid = await lan.psid()
  await world.server.roles.stop()
  const time = at()
  const events = ['một', 'hai', 'ba'].map((text, no) =>
    said(page.externalId, psid, `m_chet_${no}`, text, time + no),
  )
  await post(world, bodyOf('messaging', events, page.externalId))
  const { rows } = await ask('select max(id) as id from raw_events')
  // What three digesters left behind that died while trying the second event.
  await ask(`update digest_cursors set starts = 3, suspect = $1::jsonb`, [
    JSON.stringify({ rawId: (rows[0] as { id: number }).id, entryNo: 0, eventNo: 1 }),
  ])
  await world.restartsServer()
  await world.settles()

  expect((await world.owner.reads(lan)).map(({ text }) => text)).toEqual(['một', 'ba'])
  const entry = (await quarantine()).find((one) => one.class === 'ended_the_process')
  expect(entry).toMatchObject({ kind: 'message', state: 'open' })
  expect(await ask('select starts, suspect from digest_cursors')).toMatchObject({ rows: [{ suspect: null }] })
  expect(await replay(entry?.id ?? '')).toMatchObject({ state: 'replayed' })
  expect((await world.owner.reads(lan)).map(({ text }) => text)).toEqual(['một', 'hai', 'ba'])
})

test('every kind of event is taken in, and none is set aside', async () => {
  const before = (await quarantine()).length
  const mine = JSON.parse(
    JSON.stringify(Object.values(samples))
      .replaceAll('1057000000000001', page.externalId)
      .replaceAll('2400000000000001', '2400000000000099'),
  ) as unknown[]
  await deliver(world, page.externalId, mine)
  await deliver(world, page.externalId, mine, 'standby')
  expect(await quarantine()).toHaveLength(before)
})
