import { expect, test } from 'vitest'
import { days, hours, onStage, type Stage } from './stage.ts'
import { owned, withVendor } from './vendor.ts'

const advertisement = { ref: 'xuan', ad_id: '120001', source: 'ADS', type: 'OPEN_THREAD' }
const link = { ref: 'bio', source: 'SHORTLINK', type: 'OPEN_THREAD' }

const inSeconds = (ms: number) => Math.floor(ms / 1000)

const lead = (stage: Stage, routes: object, more: object = {}) =>
  stage.desk('PATCH', `/pages/${stage.page}`, { routes, ...more })
const comesWith = (stage: Stage, referral: object) =>
  stage.desk('POST', `/pages/${stage.page}/customers/${stage.lan}/messages`, { text: 'Chào shop', referral })

test.each([
  ['link', link],
  ['campaign', advertisement],
  ['social', undefined],
])('With routing an idle thread goes to the app that its way in, %s, leads to', (entry, referral) =>
  onStage(
    async (stage) => {
      await using vendor = await withVendor(stage)
      await lead(stage, { [entry]: vendor.app.id })
      await (referral ? comesWith(stage, referral) : stage.says('Chào shop'))
      await stage.settled()
      expect(vendor.receiver.received.at(-1)?.channel).toBe('messaging')
      expect(stage.receiver.received.at(-1)?.channel).toBe('standby')
      expect((await stage.sends('Dạ')).body.error).toMatchObject(owned)
      expect((await stage.sends('Dạ', {}, vendor.token)).status).toBe(200)
    },
    { mode: 'routing' },
  )(),
)

test(
  'In zero-config only advertisements lead to an app; other ways in reach everybody',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    await lead(stage, { link: vendor.app.id, campaign: vendor.app.id })
    await comesWith(stage, link)
    expect((await stage.sends('Dạ')).status).toBe(200)
    await comesWith(stage, advertisement)
    expect((await stage.sends('Dạ')).body.error).toMatchObject(owned)
  }),
)

test(
  'An advertisement’s route can keep a thread for up to 30 days, until somebody moves it',
  onStage(
    async (stage) => {
      await using vendor = await withVendor(stage)
      await lead(stage, { campaign: vendor.app.id }, { campaignControlMs: days(30) })
      await comesWith(stage, advertisement)
      const until = async () =>
        (await stage.graph('GET', `me/thread_owner?recipient=${stage.lan}`)).body.data[0].thread_owner
          .expiration
      expect(await until()).toBe(inSeconds(stage.world.clock.now() + days(30)))
      const body = { recipient: { id: stage.lan }, target_app_id: stage.app.id }
      await stage.graph('POST', 'me/pass_thread_control', body, vendor.token)
      expect(await until()).toBe(inSeconds(stage.world.clock.now() + hours(24)))
    },
    { mode: 'routing' },
  ),
)
