import { attachmentUrl, pictureUrl } from '../world/cdn-links.ts'
import type { App, Customer, Page, Thread, User } from '../world/entities.ts'
import type { Attachment, Message } from '../world/message.ts'
import { systemAppNames } from '../world/system-apps.ts'
import { defaultAppOf, ownerAt } from '../world/thread-control.ts'
import type { World } from '../world/world.ts'

const nameOfApp = (world: World, id: string | null) =>
  id === null ? null : (systemAppNames[id] ?? world.apps.get(id)?.name ?? null)

export function presentApp({ webhook, features, secret: _secret, ...app }: App) {
  return {
    ...app,
    features: [...features],
    webhook: webhook && { callbackUrl: webhook.callbackUrl, fields: [...webhook.fields] },
  }
}

export function presentUser({ asids, ...user }: User) {
  return { ...user, asids: Object.fromEntries(asids) }
}

export function presentPage(world: World, page: Page) {
  return {
    id: page.id,
    name: page.name,
    category: page.category,
    picture: pictureUrl(world, page.id),
    mode: page.mode,
    defaultAppId: page.mode === 'routing' ? defaultAppOf(page) : null,
    primaryAppId: page.mode === 'handover' ? page.primaryAppId : null,
    routes: page.routes,
    campaignControlMs: page.campaignControlMs,
    takeControl: [...page.takeControl],
    admins: [...page.admins].map(([id, tasks]) => ({ id, tasks: [...tasks] })),
    subscriptions: [...page.subscriptions].map(([appId, fields]) => ({ appId, fields: [...fields] })),
    messagesOff: page.messagesOff,
    restricted: page.restricted,
    automations: page.automations,
    highVolume: page.highVolumeUntil !== null && page.highVolumeUntil > world.clock.now(),
  }
}

export function presentCustomer(world: World, page: Page, customer: Customer) {
  const { pageId: _pageId, ...shown } = customer
  const thread = page.threads.get(customer.psid)
  return {
    ...shown,
    picture: pictureUrl(world, customer.psid),
    thread: thread ? presentThread(world, thread) : null,
  }
}

export function presentThread(world: World, thread: Thread) {
  const owner = ownerAt(thread, world.clock.now())
  const last = thread.messages.at(-1)
  return {
    conversationId: thread.graphId,
    ownerAppId: owner,
    ownerName: nameOfApp(world, owner),
    ownerUntil: owner === null ? null : thread.ownerUntil,
    lastUserAt: thread.lastUserAt,
    updatedAt: thread.updatedAt,
    unread: thread.unreadByPage,
    folder: thread.folder,
    messageCount: thread.messages.length,
    last: last ? presentMessage(world, last) : null,
  }
}

/** A message as both people see it, in the customer's window and in Meta's inbox. */
export function presentMessage(world: World, message: Message) {
  const { metadata: _metadata, ...shown } = message
  return {
    ...shown,
    appName: nameOfApp(world, message.appId),
    attachments: message.attachments.map((attachment) => presentAttachment(world, attachment)),
  }
}

function presentAttachment(world: World, attachment: Attachment) {
  const url = attachmentUrl(world, attachment)
  if (attachment.type === 'template') return { type: 'template', payload: attachment.payload, url }
  if (attachment.type === 'other')
    return { type: attachment.name, payload: attachment.payload, title: attachment.title, url }
  const file = world.files.get(attachment.fileId)
  const about = {
    name: file?.name ?? null,
    contentType: file?.contentType ?? null,
    size: file?.bytes.length ?? 0,
  }
  return { type: attachment.type, url, ...about }
}
