import { createECDH } from 'node:crypto'
import {
  accountRoutes,
  channelRoutes,
  inboxRoutes,
  pushRoutes,
  type Route,
  ruleRoutes,
} from '@lienmach/contract'
import type { TSchema } from 'typebox'
import type { Ids } from './twins.ts'

export interface NamedRoute {
  name: string
  route: Route
}

/** Every call of the contract. */
export const allRoutes: NamedRoute[] = [
  accountRoutes,
  channelRoutes,
  inboxRoutes,
  pushRoutes,
  ruleRoutes,
].flatMap((routes) => Object.entries(routes).map(([name, route]) => ({ name, route: route as Route })))

export const inWorkspace = ({ route }: NamedRoute) => route.path.includes(':workspaceId')

/** Names of the ids in a route's path, the workspace apart. */
export const childrenOf = ({ route }: NamedRoute) =>
  [...route.path.matchAll(/:(\w+)/g)]
    .map((match) => match[1] as string)
    .filter((name) => name !== 'workspaceId')

/** Which message a route needs so that what it does can be done. */
const replyInState: Partial<Record<string, keyof Ids>> = {
  editMessage: 'held',
  cancelMessage: 'held',
  sendAgain: 'failed',
  markDelivered: 'uncertain',
  abandonMessage: 'uncertain',
  stepOver: 'uncertain',
}

export function idFor({ name }: NamedRoute, parameter: string, ids: Ids): string {
  const key = parameter === 'messageId' ? (replyInState[name] ?? 'messageId') : parameter
  if (!(key in ids))
    throw new Error(`No sample for the parameter "${parameter}" of "${name}": add one to twins.ts.`)
  return ids[key as keyof Ids]
}

/** Fields of bodies and queries that name a thing of a workspace, and what that thing is. */
const references: Record<string, keyof Ids> = {
  memberId: 'memberId',
  assigneeId: 'memberId',
  channelId: 'channelId',
  channelIds: 'channelId',
  ruleId: 'ruleId',
  contactId: 'contactId',
  messageId: 'messageId',
  replyTo: 'messageId',
  around: 'messageId',
  attachmentIds: 'mediaId',
  before: 'auditId',
}

export const referenceOf = (field: string): keyof Ids | undefined => references[field]

const browser = createECDH('prime256v1')

const values: Record<string, unknown> = {
  name: 'Cửa hàng mới',
  email: 'nguoi-moi@shop.test',
  role: 'agent',
  timeZone: 'Asia/Ho_Chi_Minh',
  presence: 'away',
  chatRight: 'share',
  open: 'queue',
  autoAwayMinutes: 30,
  alertWaitingMinutes: 15,
  alertUnclaimedMinutes: 5,
  method: 'self_claim',
  visibility: 'all',
  cap: 5,
  skipAway: true,
  sticky: false,
  hours: null,
  reassignAfterMinutes: 10,
  reassignWhenAway: true,
  agents: [],
  moveChannels: true,
  old: 'none',
  understood: false,
  rerequest: false,
  endpoint: 'https://push.test/moc',
  p256dh: browser.generateKeys('base64url'),
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  locale: 'vi',
  topics: ['given'],
  clientMessageId: 'isolation-0001',
  text: 'Dạ còn hàng ạ',
  stickerId: '369239263222822',
  emoji: '❤',
  status: 'done',
  updatedAt: 1_900_000_000_000,
  note: 'khách quen',
  phones: ['0903123456'],
  view: 'all',
  order: 'newest',
  unread: true,
  unanswered: true,
  hasPhone: true,
  limit: 5,
  q: 'chao',
  action: 'member.joined',
  cursor: 'abc',
  after: 0,
}

interface ObjectSchema {
  properties: Record<string, TSchema>
  required?: string[]
}
const objectOf = (schema: TSchema | undefined): ObjectSchema =>
  (schema ?? { properties: {} }) as unknown as ObjectSchema

export const fieldsOf = (schema: TSchema | undefined) => Object.entries(objectOf(schema).properties)

/** One field with a value that is good in this workspace. A field without a sample fails the run. */
export function valueFor(field: string, schema: TSchema, ids: Ids): unknown {
  if (field === 'draft') return leastBody(schema, ids)
  const reference = references[field]
  if (reference !== undefined && !(field === 'before' && !('format' in schema))) {
    return (schema as { type?: string }).type === 'array' ? [ids[reference]] : ids[reference]
  }
  if (field === 'before') return 'abc'
  if (!(field in values)) throw new Error(`No sample for the field "${field}": add one to samples.ts.`)
  return values[field]
}

/** The least that a route takes; with text where a body would otherwise say nothing. */
export function leastBody(schema: TSchema | undefined, ids: Ids): Record<string, unknown> | undefined {
  if (!schema) return undefined
  const { properties, required = [] } = objectOf(schema)
  const named =
    required.length > 0
      ? [...required, ...('text' in properties ? ['text'] : [])]
      : Object.keys(properties).slice(0, 1)
  return Object.fromEntries(named.map((field) => [field, valueFor(field, properties[field] as TSchema, ids)]))
}

export function leastQuery(schema: TSchema | undefined, ids: Ids): string {
  const { properties, required = [] } = objectOf(schema)
  const asked = new URLSearchParams(
    required.map((field): [string, string] => [
      field,
      String(valueFor(field, properties[field] as TSchema, ids)),
    ]),
  )
  return asked.size > 0 ? `?${asked}` : ''
}

/** A file for the one call that takes one. */
export const multipartFile = {
  contentType: 'multipart/form-data; boundary=ranh',
  payload: [
    '--ranh',
    'content-disposition: form-data; name="file"; filename="gia.pdf"',
    'content-type: application/pdf',
    '',
    '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF',
    '--ranh--',
    '',
  ].join('\r\n'),
}
