import { expect, test } from 'vitest'
import { openInstallation, openShop, password } from './installation.ts'

test('the right password signs in, in any spelling of the address; a wrong one and an unknown address look the same', async () => {
  await using installation = await openInstallation()
  await openShop(installation)
  const phone = installation.browser()
  expect((await phone.signIn('HA@shop.test')).status).toBe(200)
  expect((await phone.get('/api/v1/me')).status).toBe(200)

  const wrong = await installation.browser().signIn('ha@shop.test', 'không phải mật khẩu')
  const unknown = await installation.browser().signIn('khong-ai@shop.test', 'không phải mật khẩu')
  expect(wrong.status).toBe(401)
  const { requestId: _, ...said } = unknown.body.error
  expect(wrong.body.error).toMatchObject(said)
})

test('after ten tries an account waits a quarter of an hour, from wherever they come', async () => {
  await using installation = await openInstallation()
  await openShop(installation)
  for (let n = 0; n < 10; n += 1) {
    const { status } = await installation
      .browser(`198.51.100.${n}`)
      .signIn('ha@shop.test', `thử lần thứ ${n}`)
    expect(status).toBe(401)
  }
  const eleventh = await installation.browser('198.51.100.99').signIn('ha@shop.test', password)
  expect(eleventh.status).toBe(429)
  expect(eleventh.body.error.detail.retryAfterSeconds).toBeGreaterThan(800)

  installation.clock.advance(15 * 60_000)
  expect((await installation.browser().signIn('ha@shop.test')).status).toBe(200)
})

test('an unknown address is slowed down just like a known one', async () => {
  await using installation = await openInstallation()
  await openShop(installation)
  const statuses: number[] = []
  for (let n = 0; n < 11; n += 1) {
    statuses.push(
      (await installation.browser(`198.51.100.${n}`).signIn('ai-do@shop.test', 'mật khẩu nào đó')).status,
    )
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429])
})

test('one place that tries many accounts is stopped, while right passwords never count against a shop', async () => {
  await using installation = await openInstallation()
  await openShop(installation)
  const office = installation.browser('192.0.2.1')
  for (let n = 0; n < 35; n += 1) expect((await office.signIn('ha@shop.test')).status).toBe(200)

  const attacker = installation.browser('192.0.2.66')
  const statuses: number[] = []
  for (let n = 0; n < 31; n += 1)
    statuses.push((await attacker.signIn(`nguoi${n}@shop.test`, 'mật khẩu đoán')).status)
  expect(statuses).toEqual([...Array(30).fill(401), 429])
}, 60_000)
