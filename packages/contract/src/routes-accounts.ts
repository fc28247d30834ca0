import { Type } from 'typebox'
import { defineRoute } from './route.ts'
import {
  ApiKeyView,
  AuditEntryView,
  InvitationView,
  Locale,
  MemberView,
  MeView,
  Moment,
  Presence,
  Role,
  Uuid,
  WorkspaceView,
} from './views.ts'

export const workspacePath = '/api/v1/workspaces/:workspaceId'
export const InWorkspace = Type.Object({ workspaceId: Uuid })
export const Nothing = Type.Object({})

const Email = Type.String({ format: 'email', maxLength: 254 })
const Password = Type.String({ minLength: 12, maxLength: 128 })
const Minutes = Type.Union([Type.Integer({ minimum: 1, maximum: 10_080 }), Type.Null()])
const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })

/** Signing in and out, reset and sessions are better-auth's own calls under `/api/auth`. */
export const accountRoutes = {
  setupState: defineRoute({
    method: 'GET',
    path: '/api/v1/setup',
    standing: 'anyone',
    summary: 'Whether this installation still needs its first owner.',
    response: Type.Object({
      needed: Type.Boolean(),
      emulatorUrl: Type.Union([Type.String(), Type.Null()]),
      publicUrl: Type.String(),
    }),
  }),
  setUp: defineRoute({
    method: 'POST',
    path: '/api/v1/setup',
    standing: 'anyone',
    summary: 'Creates the first owner and their workspace, and signs them in.',
    body: Type.Object({
      name: Name,
      email: Email,
      password: Password,
      workspaceName: Name,
      timeZone: Type.String(),
      locale: Locale,
    }),
    response: WorkspaceView,
  }),
  me: defineRoute({
    method: 'GET',
    path: '/api/v1/me',
    standing: 'person',
    summary: 'Who I am and where I work.',
    response: MeView,
  }),
  updateMe: defineRoute({
    method: 'PATCH',
    path: '/api/v1/me',
    standing: 'person',
    summary: 'Changes my name or language.',
    body: Type.Object({ name: Type.Optional(Name), locale: Type.Optional(Locale) }),
    response: MeView,
  }),
  createWorkspace: defineRoute({
    method: 'POST',
    path: '/api/v1/workspaces',
    standing: 'person',
    summary: 'Creates a further workspace, owned by the caller.',
    body: Type.Object({ name: Name, timeZone: Type.String() }),
    response: WorkspaceView,
  }),
  updateWorkspace: defineRoute({
    method: 'PATCH',
    path: workspacePath,
    standing: 'owner',
    summary: 'Renames a workspace, moves its time zone, or says after how long somebody is told of what.',
    params: InWorkspace,
    body: Type.Object({
      name: Type.Optional(Name),
      timeZone: Type.Optional(Type.String()),
      autoAwayMinutes: Type.Optional(Minutes),
      alertWaitingMinutes: Type.Optional(Minutes),
      alertUnclaimedMinutes: Type.Optional(Minutes),
    }),
    response: WorkspaceView,
  }),
  members: defineRoute({
    method: 'GET',
    path: `${workspacePath}/members`,
    standing: 'agent',
    summary: 'The people of a workspace.',
    params: InWorkspace,
    response: Type.Object({ members: Type.Array(MemberView) }),
  }),
  changeRole: defineRoute({
    method: 'PATCH',
    path: `${workspacePath}/members/:memberId`,
    standing: 'owner',
    summary: "Changes a member's role.",
    params: Type.Object({ workspaceId: Uuid, memberId: Uuid }),
    body: Type.Object({ role: Role }),
    response: MemberView,
  }),
  removeMember: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/members/:memberId`,
    standing: 'owner',
    summary:
      'Removes a member and ends their sessions here. Their open conversations are left to managers, given out by their rules, or handed to one colleague; unless said otherwise their rules give them out.',
    params: Type.Object({ workspaceId: Uuid, memberId: Uuid }),
    body: Type.Object({
      open: Type.Optional(Type.Union([Type.Literal('release'), Type.Literal('queue'), Uuid])),
    }),
    response: Nothing,
  }),
  createResetLink: defineRoute({
    method: 'POST',
    path: `${workspacePath}/members/:memberId/reset-link`,
    standing: 'owner',
    summary:
      'A link by which a member chooses a new password, returned once; only for people who work for the caller and nowhere else.',
    params: Type.Object({ workspaceId: Uuid, memberId: Uuid }),
    response: Type.Object({ link: Type.String(), expiresAt: Moment }),
  }),
  setPresence: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/presence`,
    standing: 'agent',
    summary: 'Says whether I am ready, away or offline.',
    params: InWorkspace,
    body: Type.Object({ presence: Presence }),
    response: MemberView,
  }),
  invitations: defineRoute({
    method: 'GET',
    path: `${workspacePath}/invitations`,
    standing: 'manager',
    summary: 'Invitations that wait for an answer.',
    params: InWorkspace,
    response: Type.Object({ invitations: Type.Array(InvitationView) }),
  }),
  invite: defineRoute({
    method: 'POST',
    path: `${workspacePath}/invitations`,
    standing: 'manager',
    summary:
      'Invites somebody by e-mail. The link is returned once, to be copied when no mail server is set.',
    params: InWorkspace,
    body: Type.Object({ email: Email, role: Role }),
    response: Type.Object({ invitation: InvitationView, link: Type.String(), mailed: Type.Boolean() }),
  }),
  revokeInvitation: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/invitations/:invitationId`,
    standing: 'manager',
    summary: 'Withdraws an invitation.',
    params: Type.Object({ workspaceId: Uuid, invitationId: Uuid }),
    response: Nothing,
  }),
  invitationByToken: defineRoute({
    method: 'GET',
    path: '/api/v1/invitations/:token',
    standing: 'anyone',
    summary: 'Who invites, where to, and as what.',
    params: Type.Object({ token: Type.String({ maxLength: 200 }) }),
    response: Type.Object({
      workspaceName: Type.String(),
      invitedBy: Type.String(),
      email: Type.String(),
      role: Role,
      hasAccount: Type.Boolean(),
    }),
  }),
  acceptInvitation: defineRoute({
    method: 'POST',
    path: '/api/v1/invitations/:token',
    standing: 'anyone',
    summary:
      'Accepts: an existing account signs in with its password, a new one chooses a name and a password.',
    params: Type.Object({ token: Type.String({ maxLength: 200 }) }),
    body: Type.Object({ name: Type.Optional(Name), password: Type.String({ minLength: 1, maxLength: 128 }) }),
    response: WorkspaceView,
  }),
  apiKeys: defineRoute({
    method: 'GET',
    path: `${workspacePath}/api-keys`,
    standing: 'owner',
    summary: 'Keys for programs.',
    params: InWorkspace,
    response: Type.Object({ apiKeys: Type.Array(ApiKeyView) }),
  }),
  createApiKey: defineRoute({
    method: 'POST',
    path: `${workspacePath}/api-keys`,
    standing: 'owner',
    summary: 'Creates a key; it is shown this once.',
    params: InWorkspace,
    body: Type.Object({ name: Name, role: Type.Enum(['manager', 'agent']) }),
    response: Type.Object({ apiKey: ApiKeyView, secret: Type.String() }),
  }),
  revokeApiKey: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/api-keys/:apiKeyId`,
    standing: 'owner',
    summary: 'Withdraws a key at once.',
    params: Type.Object({ workspaceId: Uuid, apiKeyId: Uuid }),
    response: Nothing,
  }),
  audit: defineRoute({
    method: 'GET',
    path: `${workspacePath}/audit`,
    standing: 'manager',
    summary: 'Who did what, newest first.',
    params: InWorkspace,
    query: Type.Object({
      before: Type.Optional(Uuid),
      action: Type.Optional(Type.String({ maxLength: 64 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: Type.Object({
      entries: Type.Array(AuditEntryView),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  }),
} as const

export const ServerTime = Moment
