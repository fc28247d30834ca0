import { chat, expect, test } from './facebook-side.ts'

test.describe('The desk', () => {
  test('an empty world offers a sample one', async ({ facebook, opensScreen }) => {
    await facebook.desk('POST', '/reset', {})
    const desk = await opensScreen('/')
    await desk.getByTestId('make-demo').click()
    await expect(desk.getByRole('heading', { name: 'Tiệm Hoa Nắng' })).toBeVisible()
  })

  test('the clock stands still, leaps, and changes its rate', async ({ facebook, opensScreen }) => {
    const clock = () => facebook.desk<{ now: number; rate: number }>('GET', '/clock')
    const desk = await opensScreen('/')
    await desk.getByTestId('clock-pause').click()
    await expect(desk.getByTestId('clock-pause')).toHaveText('Chạy')
    const before = await clock()
    expect(before.rate).toBe(0)
    for (const leap of ['plus-hour', 'plus-day', 'plus-week']) await desk.getByTestId(leap).click()
    await expect.poll(async () => ((await clock()).now - before.now) / 3_600_000).toBe(1 + 24 + 168)
    await desk.getByTestId('clock-rate').selectOption('60')
    await expect.poll(async () => (await clock()).rate).toBe(60)
  })

  test('a fault chosen by its code strikes as often as was said, and is told in words', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/desk/faults')
    await expect(desk.getByTestId('no-faults')).toBeVisible()
    await desk.getByTestId('fault-effect').selectOption('password_changed')
    await desk.getByTestId('fault-often').selectOption('once')
    await desk.getByTestId('add-fault').click()
    await expect(desk.getByTestId('fault')).toContainText('190 / 460 · Đã đổi mật khẩu')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 190, subcode: 460 })
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()
    await expect(desk.getByTestId('fault')).toContainText('Đã xảy ra 1 / 2')

    await desk.getByTestId('fault-kind').selectOption('webhook')
    await desk.getByTestId('fault-effect').selectOption('event_doubled')
    await desk.getByTestId('add-fault').click()
    await expect(desk.getByTestId('fault')).toHaveCount(2)
    await desk.getByTestId('remove-fault').first().click()
    await expect(desk.getByTestId('fault')).toHaveCount(1)
    await expect(desk.getByTestId('fault')).toHaveText(/Mọi webhook: Tới hai lần/)
    await desk.getByTestId('clear-faults').click()
    await expect(desk.getByTestId('no-faults')).toBeVisible()
  })

  test('every webhook shows its exact bytes and is sent again on demand', async ({
    facebook,
    opensScreen,
  }) => {
    const desk = await opensScreen('/desk/events')
    await expect(desk.getByTestId('no-events')).toBeVisible()
    await facebook.says(facebook.lan, 'Bàn gỗ sồi còn không ạ')
    const event = desk.getByTestId(/^event-d\d+$/).first()
    await expect(event).toContainText('message')
    await event.locator('summary').click()
    await expect(event.locator('pre')).toContainText('"text": "Bàn gỗ sồi còn không ạ"')
    const before = facebook.received.length
    await event.getByTestId(/^event-again-/).click()
    await expect.poll(() => facebook.received.length).toBe(before + 1)
    expect(facebook.received.at(-1)).toBe(facebook.received[0])

    expect(await facebook.sends(facebook.lan, 'Dạ còn')).toBeNull()
    await expect(desk.getByTestId('calls')).toContainText('/me/messages')
  })

  test('the ledger lists what was accepted and nothing that was refused', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/desk/ledger')
    await expect(desk.getByTestId('ledger-empty')).toBeVisible()
    await facebook.sends(lan, 'Dạ em nghe')
    await facebook.sends('999', 'Không có ai')
    await expect(desk.getByTestId('ledger-entry')).toHaveCount(1)
    await expect(desk.getByTestId('ledger-entry')).toContainText('Nguyễn Thị Lan')
  })

  test('an accident ends a person’s tokens, and the list says why', async ({ facebook, opensScreen }) => {
    const { adminId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/desk/accounts')
    await desk.getByTestId(`checkpoint-${adminId}`).click()
    await expect(desk.getByTestId('token').first()).toContainText('hết dùng được: checkpointed')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 190, subcode: 459 })
    await desk.getByTestId(`lift_checkpoint-${adminId}`).click()
    await expect(desk.getByTestId('token').first()).not.toContainText('hết dùng được')
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()
  })

  test('switches turn, numbers are typed, and what has few values is chosen', async ({
    facebook,
    opensScreen,
  }) => {
    const desk = await opensScreen('/desk/switches')
    await desk.getByTestId('search-switch').fill('autoRead')
    await desk.getByTestId('switch-autoRead').click()
    await desk.getByTestId('search-switch').fill('highVolumePerSecond')
    await desk.getByTestId('switch-highVolumePerSecond').fill('7')
    await desk.getByTestId('switch-highVolumePerSecond').press('Enter')
    await desk.getByTestId('search-switch').fill('takeEventTo')
    await desk.getByTestId('switch-takeEventTo').selectOption('all')
    const switches = () => facebook.desk<Record<string, unknown>>('GET', '/switches')
    await expect.poll(async () => (await switches()).takeEventTo).toBe('all')
    await expect.poll(async () => (await switches()).highVolumePerSecond).toBe(7)
    expect((await switches()).autoRead).toBe(true)
  })

  test('a Page is restricted and its mode changed while everything runs', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/')
    await desk.getByTestId(`befalls-${pageId}`).locator('summary').click()
    const restricted = desk.getByTestId(`restricted-${pageId}`)
    await restricted.click()
    await expect(restricted).toHaveAttribute('aria-checked', 'true')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 10, subcode: 1893063 })
    await restricted.click()
    await expect(restricted).toHaveAttribute('aria-checked', 'false')
    await desk.getByTestId(`mode-${pageId}`).selectOption('routing')
    await expect(desk.getByTestId(`mode-${pageId}`)).toHaveValue('routing')
    await desk.getByTestId(`open-settings-${pageId}`).click()
    await expect(desk.getByTestId('routing-state')).toHaveText('Đang bật')
  })

  test('what the desk refuses is said above the screen', async ({ facebook, opensScreen }) => {
    const desk = await opensScreen('/desk/switches')
    await desk.getByTestId('search-switch').fill('sendsPerSecond')
    await desk.getByTestId('switch-sendsPerSecond').fill('nhiều')
    await desk.getByTestId('switch-sendsPerSecond').press('Enter')
    await expect(desk.getByTestId('complaint')).toContainText('Không làm được')
    expect((await facebook.desk<{ sendsPerSecond: number }>('GET', '/switches')).sendsPerSecond).toBe(300)
  })

  test('a window says when the emulator no longer answers', async ({ facebook, opensScreen }) => {
    const phone = await opensScreen(chat(facebook))
    await expect(phone.getByTestId('phone-text')).toBeVisible()
    await facebook.close()
    await expect(phone.getByTestId('lost')).toHaveText(/Giả lập không trả lời/)
    await phone.getByTestId('phone-read').click()
    await expect(phone.getByTestId('complaint')).toBeVisible()
  })

  test('a crowd comes to the Page and is sent home', async ({ facebook, opensScreen }) => {
    const desk = await opensScreen('/desk/crowd')
    await desk.getByTestId('crowd-size').selectOption('1000')
    await desk.getByTestId('crowd-pace').selectOption('rush')
    await desk.getByTestId('start-crowd').click()
    await expect(desk.getByTestId('crowd-progress')).toContainText('/ 1000')
    await desk.getByTestId('stop-crowd').click()
    await expect(desk.getByTestId('crowd-ended')).toBeVisible()
    const suite = await opensScreen(`/suite/${facebook.pageId}`)
    await expect(suite.getByTestId(/^suite-thread-/).first()).toBeVisible()
  })
})
