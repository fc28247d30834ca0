import { pictureUrl } from '../../world/cdn-links.ts'
import type { Customer } from '../../world/entities.ts'
import { refuse } from '../../world/refusals.ts'
import { permissionsOf } from '../../world/tokens.ts'
import type { NodeType } from '../project.ts'
import type { View } from './view.ts'

/** A person as the User Profile API shows them. Vietnamese family names come first. */
export function customerNode({ world, caller }: View): NodeType<Customer> {
  const allowed = permissionsOf(world, caller.token)
  const gated = (permission: 'pages_user_locale' | 'pages_user_timezone' | 'pages_user_gender') =>
    allowed.has(permission) ? null : refuse('permission_missing', { permission })
  return {
    name: 'User',
    defaults: ['first_name', 'last_name', 'profile_pic', 'id'],
    fields: {
      id: (customer) => customer.psid,
      name: (customer) => customer.name,
      first_name: (customer) => customer.name.split(' ').slice(1).join(' ') || customer.name,
      last_name: (customer) => (customer.name.includes(' ') ? customer.name.split(' ')[0] : ''),
      profile_pic: (customer) => pictureUrl(world, customer.psid),
      locale: (customer) => gated('pages_user_locale') ?? customer.locale,
      timezone: (customer) => gated('pages_user_timezone') ?? customer.timezone,
      gender: (customer) => gated('pages_user_gender') ?? customer.gender ?? undefined,
    },
  }
}
