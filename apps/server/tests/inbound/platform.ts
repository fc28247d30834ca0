import { createHmac } from 'node:crypto'
import type { World } from '@lienmach/testkit'
import { request } from 'undici'
import { bodyOf } from '../../src/channels/facebook-page/webhook-samples.ts'

/** The bytes that Meta would sign, signed with a secret. */
export const sign = (body: Uint8Array, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** Posts a body to the webhook as Meta does, or nearly so. Answers the status. */
export async function post(
  world: World,
  body: Uint8Array,
  headers: Record<string, string | string[]> = {},
): Promise<number> {
  const { appSecret } = world.context.config.meta
  const answer = await request(`${world.url}/webhooks/meta`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, appSecret), ...headers },
    body,
  })
  await answer.body.dump()
  return answer.statusCode
}

/** Posts events of a Page, signed, and waits until they are digested. */
export async function deliver(
  world: World,
  pageId: string,
  events: readonly unknown[],
  list: 'messaging' | 'standby' | 'changes' = 'messaging',
) {
  const status = await post(world, bodyOf(list, events, pageId))
  if (status !== 200) throw new Error(`The webhook answered ${status}.`)
  await world.settles()
}

/** How many raw bodies are kept. */
export async function rawCount(world: World): Promise<number> {
  const { rows } = await world.context.db.owner.query({
    text: 'select count(*) as count from raw_events',
    values: [],
  })
  return (rows[0] as { count: number }).count
}

/** A message of a customer in the platform's shape. */
export const said = (
  pageId: string,
  psid: string,
  mid: string,
  text: string,
  timestamp: number,
  more: Record<string, unknown> = {},
) => ({
  sender: { id: psid },
  recipient: { id: pageId },
  timestamp,
  message: { mid, text, ...more },
})
