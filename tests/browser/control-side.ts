import { channelRoutes } from '@lienmach/contract'
import { type Customer, consents, type FacebookPage, type World } from '@lienmach/testkit'

export type Mode = 'zero_config' | 'routing' | 'handover'

/** Changes what an admin chose for a Page on Facebook. */
export const setsOnFacebook = (world: World, page: FacebookPage, settings: object) =>
  world.desk.call('PATCH', `/pages/${page.externalId}`, settings)

/** A connected Page that hands its conversations around in one way, with our app in the place that answers first. */
export async function pageWith(world: World, mode: Mode, name?: string): Promise<FacebookPage> {
  const page = await world.connectFacebookPage({
    ...(name !== undefined && { name }),
    ...(mode === 'routing' && { mode }),
  })
  const { appId } = world.context.config.meta
  if (mode === 'routing') await setsOnFacebook(world, page, { defaultAppId: appId })
  if (mode === 'handover') await setsOnFacebook(world, page, { mode, primaryAppId: appId })
  await world.settles()
  return page
}

/** A customer who has just written. */
export async function writes(world: World, page: FacebookPage, name: string): Promise<Customer> {
  const customer = page.contact(name)
  await customer.says('Shop ơi')
  await world.settles()
  return customer
}

/** Another vendor's app on the same Page. */
export interface OtherApp {
  id: string
  takes(customer: Customer): Promise<void>
  passesToUs(customer: Customer): Promise<void>
}

export async function otherApp(world: World, page: FacebookPage, name: string): Promise<OtherApp> {
  const { id } = await world.desk.app({ name })
  const { pageAccessToken } = await world.desk.call<{ pageAccessToken: string }>('POST', '/tokens', {
    appId: id,
    pageId: page.externalId,
  })
  const calls = async (path: string, json: object) => {
    const { ok } = await fetch(`${world.emulator.url}/v25.0/${page.externalId}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${pageAccessToken}` },
      body: JSON.stringify(json),
    })
    return ok
  }
  const pass = async (customer: Customer, to: string) =>
    calls('pass_thread_control', { recipient: { id: await customer.psid() }, target_app_id: to })
  await calls('subscribed_apps', { subscribed_fields: ['messages'] })
  return {
    id,
    takes: async (customer) => {
      if (await pass(customer, id)) return
      await calls('take_thread_control', { recipient: { id: await customer.psid() } })
    },
    passesToUs: async (customer) => {
      await pass(customer, world.context.config.meta.appId)
    },
  }
}

/** Meta's AI agent answers a customer. */
export const aiAnswers = async (customer: Customer, text: string) =>
  customer.page.desk.call(
    'POST',
    `/pages/${customer.page.externalId}/customers/${await customer.psid()}/events`,
    { kind: 'ai_answer', text },
  )

/** The Page's session ends at Facebook, as after a new password. */
export const losesSession = (world: World, page: FacebookPage) =>
  world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind: 'change_password' })

/** The owner goes through the dialog again and connects the same Page. */
export async function reconnects(world: World, page: FacebookPage): Promise<void> {
  const attempt = await world.owner.call(channelRoutes.connectFacebook, { params: {}, body: {} })
  const back = new URL(await consents(attempt.dialogUrl ?? '', { userId: page.adminId }))
  await world.owner.send('GET', `${back.pathname}${back.search}`)
  await world.owner.call(channelRoutes.connectPage, {
    params: { attemptId: attempt.id, externalId: page.externalId },
    body: { chatRight: 'share' },
  })
}
