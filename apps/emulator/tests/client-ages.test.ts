import { expect, test } from 'vitest'
import { onStage, type Stage } from './stage.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const fields = (values: Record<string, string>) => new URLSearchParams(values).toString()

/** Every way in which somebody's program has written a send. */
const ways: [string, (stage: Stage) => Parameters<Stage['call']>][] = [
  [
    'JSON with the token in it',
    ({ lan, token }) => [
      'POST',
      '/v25.0/me/messages',
      { recipient: { id: lan }, message: { text: 'Dạ' }, access_token: token },
    ],
  ],
  [
    'JSON with the token in the query and a slash at the end',
    ({ lan, token }) => [
      'POST',
      `/v25.0/me/messages/?access_token=${token}`,
      { recipient: { id: lan }, message: { text: 'Dạ' } },
    ],
  ],
  [
    'JSON with the token in the header, and the person’s id as a number',
    ({ lan, token }) => [
      'POST',
      '/v25.0/me/messages',
      `{"recipient":{"id":${lan}},"message":{"text":"Dạ"}}`,
      { 'content-type': 'application/json', authorization: `OAuth ${token}` },
    ],
  ],
  [
    'a form whose values are JSON',
    ({ lan, token }) => [
      'POST',
      '/v25.0/me/messages',
      fields({
        recipient: JSON.stringify({ id: lan }),
        message: JSON.stringify({ text: 'Dạ' }),
        access_token: token,
      }),
      form,
    ],
  ],
  [
    'a form with names in brackets',
    ({ lan, token }) => [
      'POST',
      '/v25.0/me/messages',
      fields({ 'recipient[id]': lan, 'message[text]': 'Dạ', access_token: token }),
      form,
    ],
  ],
  [
    'a form that does not say it is one',
    ({ lan, token }) => [
      'POST',
      '/v25.0/me/messages',
      fields({ 'recipient[id]': lan, 'message[text]': 'Dạ', access_token: token }),
    ],
  ],
  [
    'a multipart body',
    ({ lan, token }) => [
      'POST',
      '/v25.0/me/messages',
      [
        '--x\r\ncontent-disposition: form-data; name="recipient"\r\n\r\n',
        JSON.stringify({ id: lan }),
        '\r\n--x\r\ncontent-disposition: form-data; name="message"\r\n\r\n{"text":"Dạ"}',
        `\r\n--x\r\ncontent-disposition: form-data; name="access_token"\r\n\r\n${token}\r\n--x--\r\n`,
      ].join(''),
      { 'content-type': 'multipart/form-data; boundary=x' },
    ],
  ],
  [
    'nothing but a query',
    ({ lan, token }) => [
      'POST',
      `/v25.0/me/messages?${fields({ recipient: `{id:${lan}}`, message: '{"text":"Dạ"}', access_token: token })}`,
    ],
  ],
  [
    'no version',
    ({ lan, token }) => [
      'POST',
      '/me/messages',
      { recipient: { id: lan }, message: { text: 'Dạ' }, access_token: token },
    ],
  ],
  [
    'two slashes at the front and the Page’s id',
    ({ lan, token, page }) => [
      'POST',
      `//v25.0//${page}/messages`,
      { recipient: { id: lan }, message: { text: 'Dạ' }, access_token: token },
    ],
  ],
]

test.each(ways)('E44: A send is understood when it comes as %s', (_way, written) =>
  onStage(async (stage) => {
    await stage.says('Chào shop')
    const answer = await stage.call(...written(stage))
    expect(answer.body).toEqual({ recipient_id: stage.lan, message_id: expect.stringMatching(/^m_/) })
    expect(await stage.desk('GET', '/ledger')).toMatchObject([{ psid: stage.lan, text: 'Dạ' }])
  })(),
)

test(
  'E44: A batch carries one token for its calls, or each its own',
  onStage(async ({ call, token, page }) => {
    const calls = [
      { method: 'GET', relative_url: 'me?fields=id' },
      { method: 'GET', relative_url: `me?fields=id&access_token=${token}` },
    ]
    const batch = fields({ batch: JSON.stringify(calls), access_token: token })
    const together = await call('POST', '/', batch, form)
    expect(together.body.map((one: { body: string }) => JSON.parse(one.body).id)).toEqual([page, page])
    const each = await call('POST', '/', fields({ batch: JSON.stringify(calls) }), form)
    expect(each.body.map((one: { code: number }) => one.code)).toEqual([400, 200])
  }),
)

test(
  'A call of a batch may name the files that came with the batch',
  onStage(async ({ says, call, desk, token, lan }) => {
    await says('Chào shop')
    const message = { attachment: { type: 'image', payload: {} } }
    const body = fields({ recipient: JSON.stringify({ id: lan }), message: JSON.stringify(message) })
    const calls = [{ method: 'POST', relative_url: 'me/messages', body, attached_files: 'ghe' }]
    const parts = [
      `content-disposition: form-data; name="access_token"\r\n\r\n${token}`,
      `content-disposition: form-data; name="batch"\r\n\r\n${JSON.stringify(calls)}`,
      'content-disposition: form-data; name="ghe"; filename="ghe.png"\r\ncontent-type: image/png\r\n\r\npng',
    ]
    const whole = `${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`
    const answer = await call('POST', '/', whole, { 'content-type': 'multipart/form-data; boundary=x' })
    expect(answer.body[0].code).toBe(200)
    expect(await desk('GET', '/ledger')).toMatchObject([{ attachments: ['image'] }])
  }),
)

test(
  'A GET may carry its parameters in a body, and a POST may say it means DELETE',
  onStage(async ({ call, token, page, receiver, says, settled }) => {
    const read = await call('GET', '/v25.0/me', { fields: 'id', access_token: token })
    expect(read.body).toEqual({ id: page })
    const removed = await call('POST', `/v25.0/me/subscribed_apps?method=delete&access_token=${token}`)
    expect(removed.body).toEqual({ success: true })
    await says('Alo')
    await settled()
    expect(receiver.received).toEqual([])
  }),
)

test.each(['GET', 'POST'])('A token can be fetched with %s, by query or by form', (method) =>
  onStage(async ({ call, app }) => {
    const asked = fields({
      client_id: app.id,
      client_secret: app.secret,
      grant_type: 'client_credentials',
    })
    const byQuery = await call(method, `/v25.0/oauth/access_token?${asked}`)
    const byForm = await call(method, '/oauth/access_token/', asked, form)
    const expected = { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' }
    expect([byQuery.body, byForm.body]).toEqual([expected, expected])
  })(),
)

const living = ['v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0']
const ended = ['v2.6', 'v2.12', 'v3.3', 'v6.0', 'v12.0', 'v20.0']

test(
  'Each version that lives answers, and says which it is; without one the oldest does',
  onStage(async ({ call, token }) => {
    for (const version of living) {
      const answer = await call('GET', `/${version}/me?access_token=${token}`)
      expect([answer.status, answer.headers['facebook-api-version']]).toEqual([200, version])
    }
    expect((await call('GET', `/me?access_token=${token}`)).headers['facebook-api-version']).toBe('v21.0')
  }),
)

test(
  'E40: The switch "retiredVersions" refuses a version that has ended, or answers as the oldest that lives',
  onStage(async ({ call, token, switches }) => {
    const ask = (version: string) => call('GET', `/${version}/me?access_token=${token}`)
    for (const version of ended) expect((await ask(version)).body.error.code).toBe(2635)
    await switches({ retiredVersions: 'upgrade' })
    for (const version of ended) {
      const answer = await ask(version)
      expect([answer.status, answer.headers['facebook-api-version']]).toEqual([200, 'v21.0'])
    }
    expect((await ask('v99.0')).status).toBe(400)
  }),
)
