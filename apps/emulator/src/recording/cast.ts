import { createCustomer, createPage, createUser } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Cast } from './recording.ts'

/** Everybody who is there. */
export const castOf = (world: World): Cast => ({
  users: [...world.users.values()].map(({ id, name, locale }) => ({ id, name, locale })),
  pages: [...world.pages.values()].map(({ id, name, category, admins, customers }) => ({
    id,
    name,
    category,
    admins: [...admins.keys()],
    customers: [...customers.values()].map(({ psid, name, locale, timezone, gender }) => ({
      psid,
      name,
      locale,
      timezone,
      gender,
    })),
  })),
})

/** Brings in whoever of a cast is not there yet. */
export function enter(world: World, cast: Cast): void {
  for (const user of cast.users) if (!world.users.has(user.id)) createUser(world, user)
  for (const { customers, ...order } of cast.pages) {
    const page = world.pages.get(order.id) ?? createPage(world, order)
    for (const { gender, ...customer } of customers) {
      if (page.customers.has(customer.psid)) continue
      createCustomer(world, page, { ...customer, ...(gender === null ? {} : { gender }) })
    }
  }
}
