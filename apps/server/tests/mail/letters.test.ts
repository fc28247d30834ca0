import { createServer } from 'node:net'
import { accountRoutes } from '@lienmach/contract'
import { Person, startWorld, type World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMailer } from '../../src/adapters/smtp-mailer.ts'
import { type MailServer, openMailServer } from './mail-server.ts'

let mail: MailServer
let world: World
let logged = ''

beforeAll(async () => {
  mail = await openMailServer()
  world = await startWorld({
    env: { SMTP_URL: mail.url, MAIL_FROM: 'Mộc Store <chat@shop.test>' },
    log: (line) => {
      logged += line
    },
  })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await mail[Symbol.asyncDispose]()
})

const invite = (email: string) =>
  world.owner.call(accountRoutes.invite, { params: {}, body: { email, role: 'agent' } })
const asksForReset = (email: string) =>
  world.owner.send('POST', '/api/auth/request-password-reset', { email })
const letter = { to: 'lan@shop.test', subject: 'Chào Lan', text: 'Chào Lan' }

test('an invitation arrives as a letter that says who invites where, with a link that lets one in', async () => {
  const { link, mailed } = await invite('minh@shop.test')
  expect(mailed).toBe(true)
  const received = await mail.next()
  expect(received).toMatchObject({
    from: 'chat@shop.test',
    to: ['minh@shop.test'],
    subject: 'Nguyễn Thu Hà mời bạn vào Mộc Store / Nguyễn Thu Hà invites you to Mộc Store',
  })
  expect(received.text).toContain('Nguyễn Thu Hà mời bạn vào Mộc Store trên Liền Mạch.')
  const [inLetter = ''] = /http\S+/.exec(received.text) ?? []
  expect(inLetter).toBe(link)

  const minh = new Person(world.url, 'Trần Minh', 'minh@shop.test', 'cây cầu khỉ dài')
  const joined = await minh.call(accountRoutes.acceptInvitation, {
    params: { token: new URL(inLetter).pathname.split('/').at(-1) ?? '' },
    body: { name: minh.name, password: minh.password },
  })
  expect(joined.name).toBe('Mộc Store')
})

test('whoever forgot their password gets a letter in both languages, with a link that works', async () => {
  expect((await asksForReset('ha@shop.test')).status).toBe(200)
  const received = await mail.next()
  expect(received).toMatchObject({
    to: ['ha@shop.test'],
    subject: 'Đặt lại mật khẩu Liền Mạch / Reset your password',
  })
  expect(received.text).toContain('Chào Nguyễn Thu Hà,')
  expect(received.text).toContain('Open this link within 10 minutes')
  const [link = ''] = /http\S+/.exec(received.text) ?? []
  expect(link.startsWith(`${world.url}/reset?token=`)).toBe(true)

  const token = new URL(link).searchParams.get('token')
  const changed = await world.owner.send('POST', '/api/auth/reset-password', {
    token,
    newPassword: 'chiếc nón lá mới tinh',
  })
  expect(changed.status).toBe(200)
  const again = await world.owner.send('POST', '/api/auth/sign-in/email', {
    email: 'ha@shop.test',
    password: 'chiếc nón lá mới tinh',
  })
  expect(again.status).toBe(200)
})

test('an invitation that the mail server refuses stays, with its link to be handed on', async () => {
  mail.refused.add('khong-co@shop.test')
  const { link, mailed, invitation } = await invite('khong-co@shop.test')
  expect(mailed).toBe(false)
  expect(link).toMatch(/\/invite\/[\w-]{43}$/)
  const { invitations } = await world.owner.call(accountRoutes.invitations, { params: {} })
  expect(invitations.map(({ id }) => id)).toContain(invitation.id)
  expect(logged).toMatch(/"reason":"EENVELOPE 550".*did not take an invitation/)
})

test('a reset that the mail server refuses is answered like any other, and noted', async () => {
  mail.refused.add('ha@shop.test')
  const refused = await asksForReset('ha@shop.test')
  const unknown = await asksForReset('khong-ai@shop.test')
  expect([refused.status, refused.body]).toEqual([unknown.status, unknown.body])
  await expect.poll(() => logged).toMatch(/"reason":"EENVELOPE 550".*did not take a letter/)
})

test('a wrong password for the mail server is a refusal that does not repeat the password', async () => {
  const mailer = openMailer({ url: mail.url.replace(mail.password, 'mat-khau-sai'), from: 'chat@shop.test' })
  const error = await mailer.send(letter).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'EAUTH', responseCode: 535 })
  expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain('mat-khau-sai')
})

test('a mail server that takes the call and says nothing does not hold anybody up', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as { port: number }
  const mailer = openMailer(
    { url: `smtp://127.0.0.1:${port}`, from: 'chat@shop.test' },
    { connectionTimeout: 1_000, greetingTimeout: 20, socketTimeout: 1_000 },
  )
  await expect(mailer.send(letter)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  await new Promise((resolve) => silent.close(resolve))
})

test('no line of the log holds the password of the mail server, an address or a link', () => {
  for (const secret of [mail.password, 'khong-co@shop.test', '/reset?token=', '/invite/'])
    expect(logged).not.toContain(secret)
})
