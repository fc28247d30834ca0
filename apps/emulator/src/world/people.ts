import type { App, AppFeature, Customer, Page, Thread, User } from './entities.ts'
import { mint } from './ids.ts'
import type { EntryPoint, PageMode } from './page-mode.ts'
import { type PageTask, pageTasks } from './permissions.ts'
import { subscribableFields } from './webhook-fields.ts'
import type { World } from './world.ts'

export interface NewApp {
  name: string
  id?: string
  secret?: string
  redirectUris?: string[]
  webhookUrl?: string
  verifyToken?: string
  deauthorizeUrl?: string
  dataDeletionUrl?: string
  features?: AppFeature[]
  requiresProof?: boolean
  live?: boolean
}

/** Registers an app; a webhook address given here is subscribed to every field at app level. */
export function createApp(world: World, order: NewApp): App {
  const app: App = {
    id: order.id ?? mint.app(world.random),
    name: order.name,
    secret: order.secret ?? mint.secret(world.random),
    redirectUris: order.redirectUris ?? [],
    webhook: order.webhookUrl
      ? {
          callbackUrl: order.webhookUrl,
          verifyToken: order.verifyToken ?? '',
          fields: new Set(subscribableFields),
        }
      : null,
    deauthorizeUrl: order.deauthorizeUrl ?? null,
    dataDeletionUrl: order.dataDeletionUrl ?? null,
    requiresProof: order.requiresProof ?? false,
    live: order.live ?? true,
    features: new Set(order.features ?? ['user_profile']),
  }
  world.apps.set(app.id, app)
  world.tell({ type: 'world_changed', what: 'app' })
  return app
}

export function createUser(world: World, order: { name: string; id?: string; locale?: string }): User {
  const user: User = {
    id: order.id ?? mint.user(world.random),
    name: order.name,
    locale: order.locale ?? 'vi_VN',
    asids: new Map(),
    checkpointed: false,
    confirmed: true,
  }
  world.users.set(user.id, user)
  world.tell({ type: 'world_changed', what: 'user' })
  return user
}

/** The person's id as this app sees it. */
export function asidOf(world: World, user: User, appId: string): string {
  let asid = user.asids.get(appId)
  if (!asid) {
    asid = mint.asid(world.random)
    user.asids.set(appId, asid)
  }
  return asid
}

export interface NewPage {
  name: string
  admins: (string | { id: string; tasks: PageTask[] })[]
  id?: string
  category?: string
  mode?: PageMode
  /** With routing, or the Handover Protocol, and no app named, it is the first app registered. */
  defaultAppId?: string
  primaryAppId?: string
  routes?: Partial<Record<EntryPoint, string>>
  takeControl?: string[]
}

export function createPage(world: World, order: NewPage): Page {
  const page: Page = {
    id: order.id ?? mint.page(world.random),
    name: order.name,
    category: order.category ?? 'Shopping & retail',
    admins: adminsOf(order.admins),
    mode: order.mode ?? 'zero_config',
    defaultAppId: order.defaultAppId ?? (order.mode === 'routing' ? firstApp(world) : null),
    primaryAppId: order.primaryAppId ?? (order.mode === 'handover' ? firstApp(world) : null),
    routes: { ...order.routes },
    campaignControlMs: world.switches.ownershipLifetimeMs,
    takeControl: new Set(order.takeControl ?? []),
    subscriptions: new Map(),
    customers: new Map(),
    threads: new Map(),
    messagesOff: false,
    restricted: false,
    automations: { instantReply: null, aiAgent: false },
    highVolumeUntil: null,
    profile: new Map(),
    labels: new Map(),
    personas: new Map(),
    utilityTemplates: new Map(),
  }
  world.pages.set(page.id, page)
  world.tell({ type: 'world_changed', what: 'page' })
  return page
}

/** The app that an admin most likely means when they choose one: the one registered first. */
export const firstApp = (world: World): string | null => world.apps.keys().next().value ?? null

/** The tasks of each admin; one named without tasks has them all. */
export function adminsOf(admins: NewPage['admins']): Map<string, Set<PageTask>> {
  return new Map(
    admins.map((admin) =>
      typeof admin === 'string' ? [admin, new Set(pageTasks)] : [admin.id, new Set(admin.tasks)],
    ),
  )
}

export interface NewCustomer {
  name: string
  psid?: string
  locale?: string
  timezone?: number
  gender?: string
  tester?: boolean
}

export function createCustomer(world: World, page: Page, order: NewCustomer): Customer {
  const customer: Customer = {
    psid: order.psid ?? mint.psid(world.random),
    pageId: page.id,
    name: order.name,
    locale: order.locale ?? 'vi_VN',
    timezone: order.timezone ?? 7,
    gender: order.gender ?? null,
    unreachable: false,
    profileHidden: false,
    online: true,
    tester: order.tester ?? false,
  }
  page.customers.set(customer.psid, customer)
  world.tell({ type: 'world_changed', what: 'customer' })
  return customer
}

/** The conversation of a person with a Page, begun at the first message of either. */
export function openThread(world: World, page: Page, psid: string): Thread {
  const known = page.threads.get(psid)
  if (known) return known
  const thread: Thread = {
    graphId: mint.conversation(world.random),
    pageId: page.id,
    psid,
    messages: [],
    ownerAppId: null,
    ownerUntil: null,
    lastUserAt: null,
    updatedAt: world.clock.now(),
    unreadByPage: 0,
    deliveredUpTo: 0,
    readUpTo: 0,
    folder: 'inbox',
  }
  page.threads.set(psid, thread)
  world.threads.set(thread.graphId, thread)
  return thread
}
