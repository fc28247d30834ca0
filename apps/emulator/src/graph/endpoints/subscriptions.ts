import { refuse } from '../../world/refusals.ts'
import { permissionsOf } from '../../world/tokens.ts'
import { needsMessaging, subscribableFields } from '../../world/webhook-fields.ts'
import { answered, endpoint, success, successOf } from '../endpoint.ts'
import { flag, names, text } from '../params.ts'

const pageSubscription = {
  fault: 'subscribe',
  permissions: ['pages_manage_metadata'],
  tasks: ['MODERATE', 'CREATE_CONTENT', 'MANAGE'],
} as const

/** Webhook subscriptions: an event needs both the app's and the Page's. */
export const subscriptionEndpoints = [
  endpoint('POST', 'page', 'subscribed_apps', 'page', {
    ...pageSubscription,
    answer({ world, node, caller, call }) {
      const fields = names(call.params, 'subscribed_fields')
      if (!fields || fields.length === 0) return refuse('missing_parameter', { name: 'subscribed_fields' })
      const unknown = fields.find((field) => !subscribableFields.has(field))
      if (unknown !== undefined) return refuse('bad_parameter', { name: `subscribed_fields (${unknown})` })
      if (fields.some(needsMessaging) && !permissionsOf(world, caller.token).has('pages_messaging')) {
        return refuse('permission_missing', { permission: 'pages_messaging' })
      }
      node.page.subscriptions.set(caller.app.id, new Set(fields))
      world.tell({ type: 'world_changed', what: 'page' })
      return successOf(world)
    },
  }),
  endpoint('GET', 'page', 'subscribed_apps', 'page', {
    ...pageSubscription,
    answer({ world, node, caller }) {
      const data = []
      for (const [id, fields] of node.page.subscriptions) {
        if (id !== caller.app.id && !world.switches.subscribedAppsListsAll) continue
        const link = `https://www.facebook.com/games/?app_id=${id}`
        const name = world.apps.get(id)?.name ?? ''
        data.push({ category: 'Business', link, name, id, subscribed_fields: [...fields] })
      }
      return answered({ data })
    },
  }),
  endpoint('DELETE', 'page', 'subscribed_apps', 'page', {
    ...pageSubscription,
    answer({ world, node, caller }) {
      node.page.subscriptions.delete(caller.app.id)
      world.tell({ type: 'world_changed', what: 'page' })
      return success
    },
  }),
  endpoint('POST', 'app', 'subscriptions', 'app', {
    fault: 'subscribe',
    async answer({ world, outside, node, call }) {
      const callbackUrl = text(call.params, 'callback_url')
      const fields = names(call.params, 'fields')
      if (callbackUrl === null) return refuse('missing_parameter', { name: 'callback_url' })
      if (!fields) return refuse('missing_parameter', { name: 'fields' })
      if (!flag(call.params.include_values ?? true))
        return refuse('bad_parameter', { name: 'include_values' })
      const verifyToken = text(call.params, 'verify_token') ?? ''
      const why = await outside.verifyCallback(callbackUrl, verifyToken, world.random.digits(10))
      if (why !== null) return refuse('callback_failed', { why })
      node.app.webhook = { callbackUrl, verifyToken, fields: new Set(fields) }
      world.tell({ type: 'world_changed', what: 'app' })
      return success
    },
  }),
  endpoint('GET', 'app', 'subscriptions', 'app', {
    answer({ node }) {
      const webhook = node.app.webhook
      if (!webhook) return answered({ data: [] })
      const fields = [...webhook.fields].map((name) => ({ name, version: 'v25.0' }))
      return answered({ data: [{ object: 'page', callback_url: webhook.callbackUrl, active: true, fields }] })
    },
  }),
  endpoint('DELETE', 'app', 'subscriptions', 'app', {
    answer({ world, node, call }) {
      const fields = names(call.params, 'fields')
      if (fields) for (const field of fields) node.app.webhook?.fields.delete(field)
      else node.app.webhook = null
      world.tell({ type: 'world_changed', what: 'app' })
      return success
    },
  }),
]
