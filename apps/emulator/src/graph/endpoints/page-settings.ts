import type { Page } from '../../world/entities.ts'
import { mint } from '../../world/ids.ts'
import { moveToSpam } from '../../world/inbox-acts.ts'
import { openThread } from '../../world/people.ts'
import { pushEvent } from '../../world/push-event.ts'
import { refuse } from '../../world/refusals.ts'
import type { World } from '../../world/world.ts'
import { answered, endpoint, success, successOf } from '../endpoint.ts'
import { isObject, list, names, parsed, text, textOf } from '../params.ts'

const profileFields = [
  'get_started',
  'greeting',
  'ice_breakers',
  'persistent_menu',
  'whitelisted_domains',
  'commands',
  'account_linking_url',
] as const

const messaging = { permissions: ['pages_messaging'] } as const

function announceLabel(
  world: World,
  page: Page,
  psid: string,
  action: 'add' | 'remove',
  label: { id: string; name: string },
) {
  const value = { user: { id: psid }, action, label: { id: label.id, page_label_name: label.name } }
  pushEvent(world, page, {
    kind: 'inbox_labels',
    thread: null,
    event: { field: 'inbox_labels', value },
    channel: 'changes',
  })
}

const shownLabel = (label: { id: string; name: string }) => ({ page_label_name: label.name, id: label.id })

/** What a Page keeps besides its conversations: greeting and menus, labels, personas, blocked people. (section 8) */
export const pageSettingEndpoints = [
  endpoint('GET', 'page', 'messenger_profile', 'page', {
    ...messaging,
    limit: 'messenger_profile',
    answer({ node, call }) {
      const wanted = names(call.params, 'fields') ?? []
      const found = wanted.filter((name) => node.page.profile.has(name))
      return answered({
        data:
          found.length > 0
            ? [Object.fromEntries(found.map((name) => [name, node.page.profile.get(name)]))]
            : [],
      })
    },
  }),
  endpoint('POST', 'page', 'messenger_profile', 'page', {
    ...messaging,
    limit: 'messenger_profile',
    answer({ node, call }) {
      const given = profileFields.filter((name) => call.params[name] !== undefined)
      if (given.length === 0) return refuse('missing_parameter', { name: profileFields.join(', ') })
      if (
        given.includes('persistent_menu') &&
        !node.page.profile.has('get_started') &&
        !given.includes('get_started')
      ) {
        return refuse('bad_parameter', { name: 'persistent_menu (needs get_started)' })
      }
      for (const name of given) node.page.profile.set(name, parsed(call.params[name]))
      return answered({ result: 'success' })
    },
  }),
  endpoint('DELETE', 'page', 'messenger_profile', 'page', {
    ...messaging,
    limit: 'messenger_profile',
    answer({ node, call }) {
      for (const name of names(call.params, 'fields') ?? []) node.page.profile.delete(name)
      return answered({ result: 'success' })
    },
  }),
  endpoint('POST', 'page', 'custom_labels', 'page', {
    permissions: ['pages_manage_metadata'],
    answer({ world, node, call }) {
      const name = text(call.params, 'page_label_name') ?? text(call.params, 'name')
      if (name === null) return refuse('missing_parameter', { name: 'page_label_name' })
      const label = { id: mint.label(world.random), name, psids: new Set<string>() }
      node.page.labels.set(label.id, label)
      return answered({ id: label.id })
    },
  }),
  endpoint('GET', 'page', 'custom_labels', 'page', {
    permissions: ['pages_manage_metadata'],
    answer: ({ node }) => answered({ data: [...node.page.labels.values()].map(shownLabel) }),
  }),
  endpoint('GET', 'customer', 'custom_labels', 'page', {
    permissions: ['pages_manage_metadata'],
    answer({ node }) {
      const labels = [...node.page.labels.values()].filter((label) => label.psids.has(node.customer.psid))
      return answered({ data: labels.map(shownLabel) })
    },
  }),
  endpoint('GET', 'label', '', 'page', { answer: ({ node }) => answered(shownLabel(node.label)) }),
  endpoint('DELETE', 'label', '', 'page', {
    answer({ node }) {
      node.page.labels.delete(node.label.id)
      return success
    },
  }),
  endpoint('POST', 'label', 'label', 'page', {
    answer({ world, node, call }) {
      const psid = text(call.params, 'user') ?? ''
      if (!node.page.customers.has(psid)) return refuse('no_such_person')
      node.label.psids.add(psid)
      announceLabel(world, node.page, psid, 'add', node.label)
      return success
    },
  }),
  endpoint('DELETE', 'label', 'label', 'page', {
    answer({ world, node, call }) {
      const psid = text(call.params, 'user') ?? ''
      if (node.label.psids.delete(psid)) announceLabel(world, node.page, psid, 'remove', node.label)
      return success
    },
  }),
  endpoint('POST', 'page', 'personas', 'page', {
    ...messaging,
    answer({ world, node, call }) {
      const name = text(call.params, 'name')
      if (name === null) return refuse('missing_parameter', { name: 'name' })
      const persona = {
        id: mint.persona(world.random),
        name,
        profile_picture_url: text(call.params, 'profile_picture_url') ?? '',
      }
      node.page.personas.set(persona.id, persona)
      return answered({ id: persona.id })
    },
  }),
  endpoint('GET', 'page', 'personas', 'page', {
    ...messaging,
    answer: ({ node }) => answered({ data: [...node.page.personas.values()] }),
  }),
  endpoint('GET', 'persona', '', 'page', { ...messaging, answer: ({ node }) => answered(node.persona) }),
  endpoint('DELETE', 'persona', '', 'page', {
    ...messaging,
    answer({ node }) {
      node.page.personas.delete(node.persona.id)
      return success
    },
  }),
  endpoint('POST', 'page', 'moderate_conversations', 'page', {
    ...messaging,
    answer({ world, node, call }) {
      const actions = names(call.params, 'actions') ?? []
      const people = (list(call.params, 'user_ids') ?? []).map(
        (row) => textOf(isObject(row) ? row.id : row) ?? '',
      )
      const unknown = actions.find((action) => !moderation.has(action))
      if (unknown !== undefined || actions.length === 0) return refuse('bad_parameter', { name: 'actions' })
      if (people.length === 0 || people.length > 10) return refuse('bad_parameter', { name: 'user_ids' })
      for (const customer of people.map((psid) => node.page.customers.get(psid))) {
        if (!customer) return refuse('no_such_person')
        if (actions.includes('block_user') || actions.includes('ban_user')) customer.unreachable = true
        if (actions.includes('unblock_user') || actions.includes('unban_user')) customer.unreachable = false
        if (actions.includes('move_to_spam'))
          moveToSpam(world, node.page, openThread(world, node.page, customer.psid))
      }
      return successOf(world)
    },
  }),
]

const moderation = new Set(['block_user', 'unblock_user', 'ban_user', 'unban_user', 'move_to_spam'])
