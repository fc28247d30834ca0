import { Type } from 'typebox'
import { accidents } from '../world/accidents.ts'
import { appFeatures } from '../world/entities.ts'
import { callFaultKinds, pushFaultKinds } from '../world/faults.ts'
import { mediaTypes } from '../world/message.ts'
import { pageModes } from '../world/page-mode.ts'
import { pageTasks, permissionNames } from '../world/permissions.ts'
import { refusals } from '../world/refusals.ts'

const oneOf = <Name extends string>(names: readonly Name[]) =>
  Type.Unsafe<Name>({ type: 'string', enum: [...names] })
const Text = Type.String({ minLength: 1 })

export const PagePath = Type.Object({ page: Type.String() })
export const CustomerPath = Type.Object({ page: Type.String(), psid: Type.String() })
export const UserPath = Type.Object({ user: Type.String() })
export const AppPath = Type.Object({ app: Type.String() })

export const NewApp = Type.Object({
  name: Text,
  id: Type.Optional(Text),
  secret: Type.Optional(Text),
  redirectUris: Type.Optional(Type.Array(Text)),
  webhookUrl: Type.Optional(Text),
  verifyToken: Type.Optional(Type.String()),
  deauthorizeUrl: Type.Optional(Text),
  dataDeletionUrl: Type.Optional(Text),
  features: Type.Optional(Type.Array(oneOf(appFeatures))),
  requiresProof: Type.Optional(Type.Boolean()),
  live: Type.Optional(Type.Boolean()),
})
export const ChangedApp = Type.Partial(Type.Omit(NewApp, ['id']))

export const NewUser = Type.Object({ name: Text, id: Type.Optional(Text), locale: Type.Optional(Text) })

const Admin = Type.Union([Text, Type.Object({ id: Text, tasks: Type.Array(oneOf(pageTasks)) })])
const Mode = oneOf(pageModes)
const Routes = Type.Partial(Type.Object({ link: Text, social: Text, campaign: Text }))
export const NewPage = Type.Object({
  name: Text,
  admins: Type.Array(Admin),
  id: Type.Optional(Text),
  category: Type.Optional(Text),
  mode: Type.Optional(Mode),
  defaultAppId: Type.Optional(Text),
  primaryAppId: Type.Optional(Text),
  routes: Type.Optional(Routes),
  takeControl: Type.Optional(Type.Array(Text)),
})
export const ChangedPage = Type.Object({
  name: Type.Optional(Text),
  mode: Type.Optional(Mode),
  defaultAppId: Type.Optional(Type.Union([Text, Type.Null()])),
  /** Null is no primary receiver. */
  primaryAppId: Type.Optional(Type.Union([Text, Type.Null()])),
  routes: Type.Optional(Routes),
  campaignControlMs: Type.Optional(Type.Number({ minimum: 1, maximum: 30 * 86_400_000 })),
  takeControl: Type.Optional(Type.Array(Text)),
  admins: Type.Optional(Type.Array(Admin)),
  messagesOff: Type.Optional(Type.Boolean()),
  restricted: Type.Optional(Type.Boolean()),
  highVolume: Type.Optional(Type.Boolean()),
})

export const NewToken = Type.Object({ appId: Text, pageId: Text, userId: Type.Optional(Text) })

export const NewCustomer = Type.Object({
  name: Text,
  psid: Type.Optional(Text),
  locale: Type.Optional(Text),
  timezone: Type.Optional(Type.Number()),
  gender: Type.Optional(Text),
  tester: Type.Optional(Type.Boolean()),
})
export const ChangedCustomer = Type.Object({
  name: Type.Optional(Text),
  unreachable: Type.Optional(Type.Boolean()),
  profileHidden: Type.Optional(Type.Boolean()),
  online: Type.Optional(Type.Boolean()),
  tester: Type.Optional(Type.Boolean()),
})

/** A file by its bytes, or fetched from an address. */
const File = Type.Object({
  type: oneOf(mediaTypes),
  url: Type.Optional(Text),
  name: Type.Optional(Text),
  contentType: Type.Optional(Text),
  dataBase64: Type.Optional(Type.String()),
})
export const Words = Type.Object({
  text: Type.Optional(Text),
  attachment: Type.Optional(File),
  attachments: Type.Optional(Type.Array(File)),
  /** True is the thumbs-up. */
  sticker: Type.Optional(Type.Union([Type.Number(), Type.Literal(true)])),
  quickReply: Type.Optional(Type.Object({ payload: Type.String() })),
  replyTo: Type.Optional(Text),
  referral: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  /** A share, a location…: an attachment in the platform's own words. */
  other: Type.Optional(
    Type.Object({
      type: Text,
      title: Type.Optional(Text),
      url: Type.Optional(Text),
      payload: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
  unsupported: Type.Optional(Type.Boolean()),
  aiGenerated: Type.Optional(Type.Boolean()),
  system: Type.Optional(Type.Boolean()),
})

export const ChangedAutomations = Type.Object({
  instantReply: Type.Optional(Type.Union([Text, Type.Null()])),
  aiAgent: Type.Optional(Type.Boolean()),
})

export const GrantPath = Type.Object({ user: Type.String(), app: Type.String() })
export const ChangedGrant = Type.Object({
  granted: Type.Optional(Type.Array(oneOf(permissionNames))),
  /** The Pages ticked in the dialog; null is all of them. */
  pageIds: Type.Optional(Type.Union([Type.Array(Text), Type.Null()])),
})

export const AccidentOrder = Type.Object({
  kind: oneOf(accidents),
  appId: Type.Optional(Text),
  pageId: Type.Optional(Text),
})

export const ClockOrder = Type.Object({
  advanceMs: Type.Optional(Type.Number({ minimum: 0 })),
  setMs: Type.Optional(Type.Number()),
  rate: Type.Optional(Type.Number({ minimum: 0 })),
})

const answers = [
  Type.Object({ as: oneOf(['drop', 'http_500', 'bad_gateway', 'no_message_id', 'close_after']) }),
  Type.Object({
    as: Type.Literal('refusal'),
    refusal: oneOf(refusals),
    status: Type.Optional(Type.Number()),
  }),
  Type.Object({ as: oneOf(['truncated', 'reset']), bytes: Type.Optional(Type.Number()) }),
  Type.Object({ as: Type.Literal('slow'), msPerByte: Type.Number({ minimum: 1 }) }),
]
const Effect = Type.Object({
  accept: Type.Optional(Type.Boolean()),
  delayMs: Type.Optional(Type.Number({ minimum: 0 })),
  clock: Type.Optional(oneOf(['real', 'virtual'])),
  answer: Type.Optional(Type.Union(answers)),
  drop: Type.Optional(Type.Boolean()),
  copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  reorderWithinMs: Type.Optional(Type.Number({ minimum: 0 })),
  standby: Type.Optional(Type.Boolean()),
  appId: Type.Optional(Type.Number()),
  metadata: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
export const Fault = Type.Object({
  kind: oneOf([...callFaultKinds, ...pushFaultKinds, 'any_call']),
  match: Type.Optional(
    Type.Object({
      pageId: Type.Optional(Text),
      psid: Type.Optional(Text),
      appId: Type.Optional(Text),
      metadata: Type.Optional(Text),
      field: Type.Optional(Text),
    }),
  ),
  skip: Type.Optional(Type.Integer({ minimum: 0 })),
  every: Type.Optional(Type.Integer({ minimum: 1 })),
  probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  times: Type.Optional(Type.Integer({ minimum: 0 })),
  effect: Effect,
})

export const Event = Type.Object({ kind: Text }, { additionalProperties: true })
