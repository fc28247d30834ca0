import { inboxRoutes, type ResponseOf } from '@lienmach/contract'
import type { Customer, Member, WorldOptions } from '@lienmach/testkit'
import { openShop, type Shop } from '../outbound/outbound-world.ts'

export type ControlSeen = ResponseOf<typeof inboxRoutes.control>
export type OutcomeSeen = ResponseOf<typeof inboxRoutes.takeControl>

/** Another vendor's app on the same Page. */
export interface OtherApp {
  id: string
  /** Makes a call of the Graph API as that app; answers the status and the body. */
  calls(path: string, json: object): Promise<{ status: number; body: Record<string, unknown> }>
  takes(customer: Customer): Promise<void>
  passesToUs(customer: Customer): Promise<void>
}

/** A shop in which the right to speak moves about. */
export interface ControlShop extends Shop {
  appId: string
  /** Changes what an admin chose for the Page on Facebook. */
  setsOnFacebook(settings: object): Promise<void>
  switches(switches: object): Promise<void>
  otherApp(name: string): Promise<OtherApp>
  control(customer: Customer, as?: Member): Promise<ControlSeen>
  checks(customer: Customer): Promise<ControlSeen>
  takes(customer: Customer): Promise<OutcomeSeen>
  asks(customer: Customer): Promise<OutcomeSeen>
}

export async function openControlShop(
  mode: 'zero_config' | 'routing' | 'handover',
  options?: WorldOptions,
): Promise<ControlShop> {
  const shop = await openShop(options, mode === 'handover' ? 'zero_config' : mode)
  const { world, page, minh } = shop
  const { desk } = world
  const appId = world.context.config.meta.appId
  const pagePath = `/pages/${page.externalId}`
  const settle = async (settings: object) => {
    await desk.call('PATCH', pagePath, settings)
  }
  if (mode === 'handover') await settle({ mode: 'handover', primaryAppId: appId })
  if (mode === 'routing') await settle({ defaultAppId: appId })
  await world.settles()

  const of = async (customer: Customer, as: Member = minh) => ({
    params: { conversationId: (await as.conversationWith(customer)).id },
  })
  /** A call that is claimed while the clock is turned is not made: it would look like one that was held up. */
  const calm = async <T>(answer: T): Promise<T> => {
    await world.settles()
    return answer
  }
  return {
    ...shop,
    appId,
    setsOnFacebook: settle,
    switches: async (switches) => {
      await desk.call('PUT', '/switches', switches)
    },
    otherApp: (name) => openOtherApp(shop, name),
    control: async (customer, as = minh) => as.call(inboxRoutes.control, await of(customer, as)),
    checks: async (customer) => calm(await minh.call(inboxRoutes.checkControl, await of(customer))),
    takes: async (customer) => calm(await minh.call(inboxRoutes.takeControl, await of(customer))),
    asks: async (customer) => calm(await minh.call(inboxRoutes.askForControl, await of(customer))),
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  }
}

async function openOtherApp({ world, page }: Shop, name: string): Promise<OtherApp> {
  const { desk } = world
  const { id } = await desk.app({ name })
  const { pageAccessToken } = await desk.call<{ pageAccessToken: string }>('POST', '/tokens', {
    appId: id,
    pageId: page.externalId,
  })
  const calls = async (path: string, json: object) => {
    const answer = await fetch(`${desk.url}/v25.0/${page.externalId}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${pageAccessToken}` },
      body: JSON.stringify(json),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const must = async (path: string, json: object) => {
    const { status, body } = await calls(path, json)
    if (status !== 200) throw new Error(`${name}: ${path} answered ${status} ${JSON.stringify(body)}`)
  }
  await must('subscribed_apps', { subscribed_fields: ['messages'] })
  return {
    id,
    calls,
    /** Where whoever answers may, an idle thread is passed to itself; with routing it is taken. */
    takes: async (customer) => {
      const recipient = { id: await customer.psid() }
      const passed = await calls('pass_thread_control', { recipient, target_app_id: id })
      if (passed.status !== 200) await must('take_thread_control', { recipient })
    },
    passesToUs: async (customer) =>
      must('pass_thread_control', {
        recipient: { id: await customer.psid() },
        target_app_id: world.context.config.meta.appId,
      }),
  }
}
