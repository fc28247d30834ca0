import type { PlatformAnswer, SubscriptionState } from '../../ports/channel-connector.ts'
import { appTokenOf, ask, type MetaApp } from './meta-app.ts'
import { asList, asObject, asText, type JsonObject } from './webhook-json.ts'

export const webhookPath = '/webhooks/meta'

/** Everything that may happen in a Page's conversations. (Messenger Platform, "Webhooks", fields of `page`) */
export const subscribedFields = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'messaging_handovers',
  'messaging_optins',
  'messaging_policy_enforcement',
  'messaging_feedback',
  'messaging_account_linking',
  'messaging_customer_information',
  'messaging_in_thread_lead_form_submit',
  'response_feedback',
  'send_cart',
  'standby',
  'message_echoes',
  'message_deliveries',
  'message_reads',
  'message_reactions',
  'message_edits',
  'feed',
  'inbox_labels',
] as const

const callbackUrlOf = (app: MetaApp) => `${app.publicUrl}${webhookPath}`

/**
 * Subscribes at both levels, since an event is delivered only where both agree. At app level Meta calls our address
 * with a challenge before it says yes, which proves that it reaches us. Subscribing replaces the earlier set.
 */
export async function subscribe(
  app: MetaApp,
  externalId: string,
  token: string,
): Promise<PlatformAnswer<null>> {
  const atApp = await ensureAppSubscription(app)
  if (atApp.answer !== 'yes') return atApp
  const query = { subscribed_fields: subscribedFields.join(',') }
  return ask(app, { method: 'POST', path: subscribedAppsOf(externalId), token, query }, () => null)
}

export function unsubscribe(app: MetaApp, externalId: string, token: string): Promise<PlatformAnswer<null>> {
  return ask(app, { method: 'DELETE', path: subscribedAppsOf(externalId), token }, () => null)
}

export async function readSubscription(
  app: MetaApp,
  externalId: string,
  token: string,
): Promise<PlatformAnswer<SubscriptionState>> {
  const [atApp, atPage] = await Promise.all([
    readAppSubscription(app),
    ask(app, { method: 'GET', path: subscribedAppsOf(externalId), token }, (data) =>
      asList(data.data).some(
        (item) => asText(asObject(item)?.id) === app.id && carriesMessages(asObject(item)?.subscribed_fields),
      ),
    ),
  ])
  if (atApp.answer !== 'yes') return atApp
  if (atPage.answer !== 'yes') return atPage
  return { answer: 'yes', value: { app: atApp.value, channel: atPage.value } }
}

/** Points the app's webhooks at us, unless they already are. */
export async function ensureAppSubscription(app: MetaApp): Promise<PlatformAnswer<null>> {
  const known = await readAppSubscription(app)
  if (known.answer === 'yes' && known.value) return { answer: 'yes', value: null }
  const fields = {
    object: 'page',
    callback_url: callbackUrlOf(app),
    verify_token: app.verifyToken,
    fields: subscribedFields.join(','),
    include_values: 'true',
  }
  return ask(
    app,
    { method: 'POST', path: subscriptionsOf(app), token: appTokenOf(app), body: { kind: 'form', fields } },
    () => null,
  )
}

function readAppSubscription(app: MetaApp): Promise<PlatformAnswer<boolean>> {
  return ask(app, { method: 'GET', path: subscriptionsOf(app), token: appTokenOf(app) }, (data) =>
    asList(data.data).some((item) => pointsAtUs(app, asObject(item) ?? {})),
  )
}

function pointsAtUs(app: MetaApp, subscription: JsonObject): boolean {
  const names = asList(subscription.fields).map((field) => asText(asObject(field)?.name) ?? asText(field))
  return (
    subscription.object === 'page' &&
    subscription.active !== false &&
    subscription.callback_url === callbackUrlOf(app) &&
    subscribedFields.every((field) => names.includes(field))
  )
}

const carriesMessages = (fields: unknown) => {
  const names = asList(fields).map((field) => asText(field) ?? asText(asObject(field)?.name))
  return ['messages', 'message_echoes', 'standby'].every((field) => names.includes(field))
}

const subscribedAppsOf = (externalId: string) => `${encodeURIComponent(externalId)}/subscribed_apps`
const subscriptionsOf = (app: MetaApp) => `${app.id}/subscriptions`
