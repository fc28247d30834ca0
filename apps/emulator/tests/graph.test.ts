import { expect, test } from 'vitest'
import { onStage, type Stage } from './stage.ts'

test(
  'E22: A third call to the Conversations API in a second is throttled, after the usage has risen',
  onStage(async ({ graph, switches, advance }) => {
    const usage = (answer: Awaited<ReturnType<typeof graph>>) =>
      Object.values(
        JSON.parse(String(answer.headers['x-business-use-case-usage'])) as Record<
          string,
          { call_count: number; estimated_time_to_regain_access: number }[]
        >,
      )[0]?.[0]
    const first = await graph('GET', 'me/conversations')
    const second = await graph('GET', 'me/conversations')
    const third = await graph('GET', 'me/conversations')
    expect([first, second, third].map((answer) => answer.status)).toEqual([200, 200, 400])
    expect(usage(first)?.call_count).toBeLessThan(usage(second)?.call_count ?? 0)
    expect(third.body.error.code).toBe(613)
    expect(usage(third)?.estimated_time_to_regain_access).toBeGreaterThan(0)
    await switches({ throttleCode: 80006 })
    expect((await graph('GET', 'me/conversations')).body.error.code).toBe(80006)
    await advance(1000)
    expect((await graph('GET', 'me/conversations')).status).toBe(200)
  }),
)

async function talk(stage: Stage, people: number) {
  for (let index = 0; index < people; index++) {
    const psid = await stage.newCustomer(stage.page, `Khách ${index + 1}`)
    await stage.says(`Xin chào ${index + 1}`, psid)
    await stage.advance(1000)
  }
  await stage.switches({ conversationCallsPerSecond: 1000 })
}

test(
  'E36: Conversations come newest first, with an after cursor on the last page but no next',
  onStage(async (stage) => {
    await talk(stage, 5)
    const seen: string[] = []
    let path: string | null = `/v25.0/me/conversations?fields=snippet&limit=2&access_token=${stage.token}`
    let last: { cursors?: { after?: string }; next?: string } = {}
    while (path) {
      const { body } = await stage.call('GET', path)
      seen.push(...body.data.map((row: { snippet: string }) => row.snippet))
      last = body.paging
      path = body.paging.next ? body.paging.next.slice(stage.emulator.url.length) : null
    }
    expect(seen).toEqual([5, 4, 3, 2, 1].map((index) => `Xin chào ${index}`))
    expect(last.cursors?.after).toEqual(expect.any(String))
    expect(last.next).toBeUndefined()
  }),
)

test(
  'E36: Going on from a conversation that has moved up repeats nothing below it',
  onStage(async (stage) => {
    await talk(stage, 4)
    const first = await stage.graph('GET', 'me/conversations?fields=snippet,participants&limit=2')
    await stage.says('Em hỏi thêm', first.body.data[1].participants.data[0].id)
    const second = await stage.graph(
      'GET',
      `me/conversations?fields=snippet&limit=2&after=${first.body.paging.cursors.after}`,
    )
    expect(second.body.data.map((row: { snippet: string }) => row.snippet)).toEqual([
      'Xin chào 2',
      'Xin chào 1',
    ])
  }),
)

test(
  'E36: Only the twenty newest messages have details when the switch says so',
  onStage(async ({ says, graph, switches }) => {
    for (let index = 1; index <= 21; index++) await says(`Tin ${index}`)
    const { body } = await graph('GET', 'me/conversations?fields=messages.limit(30){id}')
    const mids: string[] = body.data[0].messages.data.map((row: { id: string }) => row.id)
    expect(mids).toHaveLength(21)
    await switches({ only20Messages: true, conversationCallsPerSecond: 100 })
    expect((await graph('GET', `${mids[0]}?fields=message`)).body.message).toBe('Tin 21')
    expect((await graph('GET', `${mids[20]}?fields=message`)).body.error.code).toBe(9000001)
  }),
)

test(
  'E36: A Page with too many messages cannot list its conversations, while one conversation still answers',
  onStage(async ({ says, graph, switches, advance, page, lan, call }) => {
    await says('Chào shop')
    const { body } = await graph('GET', `me/conversations?user_id=${lan}`)
    await switches({ highVolumePerSecond: 3, conversationCallsPerSecond: 100 })
    for (let index = 0; index < 5; index++) await says('Alo')
    expect((await graph('GET', 'me/conversations')).body.error.code).toBe(2)
    expect((await graph('GET', `${body.data[0].id}/messages?fields=message`)).status).toBe(200)
    expect((await graph('GET', `me/conversations?user_id=${lan}`)).body.data).toHaveLength(1)
    expect((await call('POST', `/_desk/pages/${page}/inbox/${lan}/messages`, { text: 'Chào' })).status).toBe(
      409,
    )
    await advance(11_000)
    expect((await graph('GET', 'me/conversations')).status).toBe(200)
  }),
)

test(
  'E37: The high-volume state can wait for a click instead of passing by itself',
  onStage(async ({ says, graph, switches, advance, desk, page }) => {
    await switches({ highVolumePerSecond: 3, highVolumeClearsAfterMs: 0, conversationCallsPerSecond: 100 })
    for (let index = 0; index < 5; index++) await says('Alo')
    await advance(86_400_000)
    expect((await graph('GET', 'me/conversations')).body.error.code).toBe(2)
    await desk('PATCH', `/pages/${page}`, { highVolume: false })
    expect((await graph('GET', 'me/conversations')).status).toBe(200)
  }),
)

test(
  'E38: Every error has a trace id of its own, and speaks Vietnamese to a Vietnamese owner when switched on',
  onStage(async ({ says, sends, acts, switches, desk, page, app, adminId }) => {
    await says('Chào shop')
    await acts('block')
    const first = await sends('Dạ')
    const second = await sends('Dạ')
    expect(first.body.error.fbtrace_id).not.toBe(second.body.error.fbtrace_id)
    expect(first.body.error.message).toContain("isn't available")
    await switches({ localisedErrors: true })
    expect((await sends('Dạ')).body.error.message).toBe('(#551) Người này hiện không có mặt.')
    const { id } = await desk('POST', '/users', { name: 'Emma Carter', locale: 'en_US' })
    await desk('PATCH', `/pages/${page}`, { admins: [adminId, id] })
    const hers = await desk('POST', '/tokens', { appId: app.id, pageId: page, userId: id })
    const inEnglish = await sends('Dạ', {}, hers.pageAccessToken)
    expect(inEnglish.body.error.message).toContain("isn't available")
  }),
)

test(
  'E40: Unknown paths, wrong methods and old versions each fail in their own way',
  onStage(async ({ call, graph, token }) => {
    const unknown = await graph('GET', 'me/khong_co')
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 2500])
    const nowhere = await call('GET', '/v25.0/khong-co')
    expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 2500])
    const wrong = await graph('POST', 'me/conversations', {})
    expect(wrong.body.error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' })
    expect(wrong.body.error.message).toMatch(/^Unsupported post request\./)
    const old = await call('GET', `/v20.0/me?access_token=${token}`)
    expect(old.body.error.code).toBe(2635)
    const good = await call('GET', `/v26.0/me?access_token=${token}`)
    expect(good.headers['facebook-api-version']).toBe('v26.0')
  }),
)

test(
  'E43: A batch answers each of its calls',
  onStage(async ({ says, call, token, lan }) => {
    await says('Chào shop')
    const send = (text: string) => ({
      method: 'POST',
      relative_url: 'me/messages',
      body: new URLSearchParams({
        recipient: JSON.stringify({ id: lan }),
        message: JSON.stringify({ text }),
      }).toString(),
    })
    const batch = [
      send('Một'),
      { method: 'GET', relative_url: 'me?fields=name' },
      { method: 'GET', relative_url: 'me/khong_co' },
    ]
    const { body } = await call('POST', '/v25.0/', { access_token: token, batch })
    expect(body.map((row: { code: number }) => row.code)).toEqual([200, 200, 404])
    expect(body[0].headers).toContainEqual({ name: 'facebook-api-version', value: 'v25.0' })
    expect(JSON.parse(body[0].body)).toMatchObject({ recipient_id: lan })
    expect(JSON.parse(body[1].body)).toMatchObject({ name: 'Mộc Store' })
  }),
)

test(
  'E44: The token is taken from the query, a form, JSON and the Authorization header',
  onStage(async ({ says, call, token, lan }) => {
    await says('Chào shop')
    const message = { recipient: { id: lan }, message: { text: 'Dạ' } }
    const form = new URLSearchParams({
      access_token: token,
      recipient: JSON.stringify(message.recipient),
      message: JSON.stringify(message.message),
    }).toString()
    const answers = [
      await call('POST', `/v25.0/me/messages?access_token=${token}`, message),
      await call('POST', '/v25.0/me/messages', form, { 'content-type': 'application/x-www-form-urlencoded' }),
      await call('POST', '/v25.0/me/messages/', { ...message, access_token: token }),
      await call('POST', '/me/messages', message, { authorization: `Bearer ${token}` }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
    const none = await call('POST', '/v25.0/me/messages', message)
    expect(none.body.error).toMatchObject({ code: 2500 })
  }),
)

test(
  'E45: Fields expand with nesting and limits, and unknown ones are refused',
  onStage(async ({ says, graph, lan }) => {
    for (const text of ['Một', 'Hai', 'Ba']) await says(text)
    const { body } = await graph(
      'GET',
      'me/conversations?fields=id,participants{id},messages.limit(2){id,message,from{id}}',
    )
    expect(body.data[0].messages.data.map((row: { message: string }) => row.message)).toEqual(['Ba', 'Hai'])
    expect(body.data[0].participants.data[0].id).toBe(lan)
    expect(body.data[0].messages.paging.next).toContain('/messages?')
    const unknown = await graph('GET', 'me?fields=id,khong_co')
    expect(unknown.body.error).toMatchObject({ code: 100 })
    expect(unknown.body.error.message).toContain('Tried accessing nonexisting field (khong_co)')
  }),
)

test(
  'A customer’s name and picture can be read by their id, and the picture be fetched',
  onStage(async ({ graph, call, lan, emulator }) => {
    const { body } = await graph('GET', `${lan}?fields=name,first_name,last_name,profile_pic`)
    expect(body).toMatchObject({ name: 'Nguyễn Thị Lan', last_name: 'Nguyễn', id: lan })
    const picture = await call('GET', body.profile_pic.slice(emulator.url.length))
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png'])
  }),
)

test(
  'A person without the MESSAGING task cannot send, though the Page is listed',
  onStage(async ({ desk, adminId, app, newCustomer, sends, says }) => {
    const admins = [{ id: adminId, tasks: ['ANALYZE'] }]
    const { id } = await desk('POST', '/pages', { name: 'Bếp Của Mẹ', admins })
    const { pageAccessToken, userAccessToken } = await desk('POST', '/tokens', { appId: app.id, pageId: id })
    const psid = await newCustomer(id, 'Ngô Kiều Oanh')
    await says('Chào', psid, id)
    expect((await sends('Dạ', { recipient: { id: psid } }, pageAccessToken)).body.error.code).toBe(200)
    expect(userAccessToken).toMatch(/^EAAG/)
  }),
)
