import { expect, test, thread } from './facebook-side.ts'

test.describe('A Page’s settings', () => {
  test('the default app of Conversation Routing is the one that may speak, and it cannot be switched off', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    const other = await facebook.newApp('Bán Nhanh')
    await facebook.says(lan, 'Shop ơi')
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()

    const settings = await opensScreen(`/page/${pageId}/settings`)
    await expect(settings.getByTestId('routing-state')).toHaveText('Chưa bật')
    await settings.getByTestId(`default-app-${other.id}`).check()
    await settings.getByTestId('save-routing').click()
    await expect(settings.getByTestId('routing-state')).toHaveText('Đang bật')
    expect(await facebook.sends(lan, 'Dạ em đây')).toEqual({ code: 10, subcode: 2018300 })
    expect(await other.sends(lan, 'Bán Nhanh nghe ạ')).toBeNull()

    await expect(settings.getByTestId('handover-replaced')).toBeVisible()
    await expect(settings.getByTestId('save-routing')).toBeDisabled()
    const mai = await facebook.customer('Phạm Ngọc Mai')
    await settings.getByTestId(`default-app-${facebook.appId}`).check()
    await settings.getByTestId('save-routing').click()
    await expect(settings.getByTestId('save-routing')).toBeDisabled()
    await facebook.says(mai, 'Shop ơi')
    expect(await other.sends(mai, 'Dạ')).toEqual({ code: 10, subcode: 2018300 })
    expect(await facebook.sends(mai, 'Dạ')).toBeNull()
  })

  test('the older protocol gives conversations to its primary receiver', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    const other = await facebook.newApp('Bán Nhanh')
    const settings = await opensScreen(`/page/${pageId}/settings`)
    await settings.getByTestId(`primary-app-${other.id}`).click()
    await expect
      .poll(async () => (await facebook.desk<{ pages: { mode: string }[] }>('GET', '/state')).pages[0]?.mode)
      .toBe('handover')
    await facebook.says(lan, 'Shop ơi')
    expect(await facebook.sends(lan, 'Dạ')).toMatchObject({ code: 10 })
    expect(await other.sends(lan, 'Dạ')).toBeNull()
  })

  test('an app that may take control takes a conversation from the inbox', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, appId, lan } = facebook
    await facebook.desk('PATCH', `/pages/${pageId}`, { mode: 'routing', defaultAppId: appId })
    await facebook.says(lan, 'Shop ơi')
    const suite = await opensScreen(thread(facebook))
    await expect(suite.getByTestId('suite-owner')).toContainText('Liền Mạch')
    await suite.getByTestId('move-to-main').click()
    await expect(suite.getByTestId('suite-owner')).toContainText('Page Inbox')
    expect(await facebook.takes(lan)).not.toBeNull()

    const settings = await opensScreen(`/page/${pageId}/settings`)
    const control = settings.getByTestId(`take-control-${appId}`)
    await expect(control).toHaveAttribute('aria-checked', 'false')
    await control.click()
    await expect(control).toHaveAttribute('aria-checked', 'true')
    expect(await facebook.takes(lan)).toBeNull()
    await expect(suite.getByTestId('suite-owner')).toContainText('Liền Mạch')
  })

  test('an entry point leads to an app of its own', async ({ facebook, opensScreen }) => {
    const { pageId, appId, lan } = facebook
    const other = await facebook.newApp('Bán Nhanh')
    await facebook.desk('PATCH', `/pages/${pageId}`, { mode: 'routing', defaultAppId: appId })
    const settings = await opensScreen(`/page/${pageId}/settings`)
    await settings.getByTestId('route-link').selectOption(other.id)
    await expect(settings.getByTestId('route-link')).toHaveValue(other.id)

    const referral = { source: 'SHORTLINK', type: 'OPEN_THREAD', ref: 'tết' }
    await facebook.desk('POST', `/pages/${pageId}/customers/${lan}/events`, { kind: 'referral', referral })
    await facebook.says(lan, 'Mình từ liên kết tới')
    const mai = await facebook.customer('Phạm Ngọc Mai')
    await facebook.says(mai, 'Shop ơi')
    const suite = await opensScreen(`/suite/${pageId}`)
    await expect(suite.getByTestId(`owner-${lan}`)).toContainText('Bán Nhanh')
    await expect(suite.getByTestId(`owner-${mai}`)).toContainText('Liền Mạch')

    await settings.getByTestId('route-link').selectOption('')
    await expect(settings.getByTestId('route-link')).toHaveValue('')
  })

  test('too many messages close Meta’s inbox, and an admin switches it on again', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const suite = await opensScreen(thread(facebook))
    await expect(suite.getByTestId('suite-text')).toBeVisible()
    await facebook.desk('PATCH', `/pages/${pageId}`, { highVolume: true })
    await expect(suite.getByTestId('too-many-messages')).toBeVisible()
    await expect(suite.getByTestId('suite-text')).toHaveCount(0)

    await suite.getByTestId('to-page-settings').click()
    await expect(suite.getByTestId('too-many-state')).toHaveText('Hộp thư đang đóng')
    await suite.getByTestId('enable-inbox').click()
    await expect(suite.getByTestId('too-many-state')).toHaveText('Hộp thư đang mở')
    await suite.goBack()
    await expect(suite.getByTestId('suite-text')).toBeVisible()
  })

  test('a permission withdrawn refuses what needs it, and a Page unticked ends its token', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, adminId, appId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const settings = await opensScreen(`/page/${pageId}/settings`)
    const messaging = settings.getByTestId(`permission-${adminId}-pages_messaging`)
    await messaging.click()
    await expect(messaging).not.toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).toMatchObject({ code: 200 })
    await messaging.click()
    await expect(messaging).toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()

    const ticked = settings.getByTestId(`grant-page-${adminId}-${appId}`)
    await ticked.click()
    await expect(ticked).toHaveAttribute('aria-checked', 'false')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 190, subcode: 2069032 })

    await settings.getByTestId(`remove-app-${adminId}-${appId}`).click()
    await expect(settings.getByTestId('no-grants')).toBeVisible()
  })

  test('an admin without the task of messages cannot speak for the Page', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, adminId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const settings = await opensScreen(`/page/${pageId}/settings`)
    const task = settings.getByTestId(`task-${adminId}-MESSAGING`)
    await task.click()
    await expect(task).not.toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).not.toBeNull()
    await task.click()
    await expect(task).toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()
  })
})
