import { Type } from 'typebox'
import { defineRoute } from './route.ts'
import { InWorkspace, Nothing, workspacePath } from './routes-accounts.ts'
import {
  AlertView,
  CanaryView,
  ChannelCheckView,
  ChannelHealthView,
  ChannelView,
  ChatRight,
  Moment,
  QuarantineEntryView,
  Uuid,
} from './views.ts'

const OneChannel = Type.Object({ workspaceId: Uuid, channelId: Uuid })
const OneAttempt = Type.Object({ workspaceId: Uuid, attemptId: Uuid })
const NullableText = Type.Union([Type.String(), Type.Null()])

/** What the wizard shows of one run through Facebook's dialog. Kept on the server, so that it can be resumed. */
export const ConnectAttemptView = Type.Object({
  id: Uuid,
  status: Type.Enum(['waiting', 'fetched', 'failed', 'done']),
  /** Why it failed: denied, expired, no_pages, platform_refused, platform_unreachable, taken_over… */
  failure: NullableText,
  grantedScopes: Type.Array(Type.String()),
  declinedScopes: Type.Array(Type.String()),
  pages: Type.Array(
    Type.Object({
      externalId: Type.String(),
      name: Type.String(),
      pictureUrl: NullableText,
      tasks: Type.Array(Type.String()),
      /** The tasks we need and this person lacks on this Page; such a Page is shown greyed. */
      missingTasks: Type.Array(Type.String()),
      /** Another workspace of this installation has it; its name only where the caller belongs to it. */
      takenBy: Type.Union([Type.Object({ workspaceName: NullableText }), Type.Null()]),
      channel: Type.Union([ChannelView, Type.Null()]),
    }),
  ),
  dialogUrl: NullableText,
  expiresAt: Moment,
})

export const channelRoutes = {
  channels: defineRoute({
    method: 'GET',
    path: `${workspacePath}/channels`,
    standing: 'agent',
    summary: 'All channels of a workspace.',
    params: InWorkspace,
    response: Type.Object({ channels: Type.Array(ChannelView), seq: Type.Integer() }),
  }),
  connectFacebook: defineRoute({
    method: 'POST',
    path: `${workspacePath}/connect/facebook`,
    standing: 'manager',
    summary: "Starts the wizard; the browser opens the returned address of Facebook's dialog.",
    params: InWorkspace,
    body: Type.Object({
      /** Ask again for what was declined. */
      rerequest: Type.Optional(Type.Boolean()),
      /** Reconnect this channel. */
      channelId: Type.Optional(Uuid),
    }),
    response: ConnectAttemptView,
  }),
  latestConnectAttempt: defineRoute({
    method: 'GET',
    path: `${workspacePath}/connect/facebook`,
    standing: 'manager',
    summary: "The caller's newest unfinished run, to be resumed.",
    params: InWorkspace,
    response: Type.Object({ attempt: Type.Union([ConnectAttemptView, Type.Null()]) }),
  }),
  connectAttempt: defineRoute({
    method: 'GET',
    path: `${workspacePath}/connect/facebook/:attemptId`,
    standing: 'manager',
    summary: 'How far a run has come.',
    params: OneAttempt,
    response: ConnectAttemptView,
  }),
  finishConnectAttempt: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/connect/facebook/:attemptId`,
    standing: 'manager',
    summary: 'Closes a run: done, or given up.',
    params: OneAttempt,
    response: Nothing,
  }),
  connectPage: defineRoute({
    method: 'POST',
    path: `${workspacePath}/connect/facebook/:attemptId/pages/:externalId`,
    standing: 'manager',
    summary:
      'Activates one Page: token, subscription, chat right. Its state becomes connected when a webhook round trip is proved.',
    params: Type.Object({ workspaceId: Uuid, attemptId: Uuid, externalId: Type.String() }),
    body: Type.Object({ chatRight: ChatRight }),
    response: ChannelView,
  }),
  channel: defineRoute({
    method: 'GET',
    path: `${workspacePath}/channels/:channelId`,
    standing: 'agent',
    summary: 'One channel.',
    params: OneChannel,
    response: ChannelView,
  }),
  checkChannel: defineRoute({
    method: 'POST',
    path: `${workspacePath}/channels/:channelId/check`,
    standing: 'manager',
    summary: 'The doctor looks at everything now.',
    params: OneChannel,
    response: Type.Object({ channel: ChannelView, checks: Type.Array(ChannelCheckView), at: Moment }),
  }),
  channelHealth: defineRoute({
    method: 'GET',
    path: `${workspacePath}/channels/:channelId/health`,
    standing: 'agent',
    summary:
      'What the doctor found, its last fourteen days, what was changed at the platform, who answers elsewhere.',
    params: OneChannel,
    response: ChannelHealthView,
  }),
  canary: defineRoute({
    method: 'GET',
    path: `${workspacePath}/channels/:channelId/canary`,
    standing: 'manager',
    summary: "What the canary knows of the platform's rules.",
    params: OneChannel,
    response: CanaryView,
  }),
  setCanary: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/channels/:channelId/canary`,
    standing: 'manager',
    summary: 'Chooses the customer to whom the canary may write, or nobody.',
    params: OneChannel,
    body: Type.Object({ contactId: Type.Union([Uuid, Type.Null()]) }),
    response: CanaryView,
  }),
  runCanary: defineRoute({
    method: 'POST',
    path: `${workspacePath}/channels/:channelId/canary`,
    standing: 'manager',
    summary: "Tries the platform's rules now.",
    params: OneChannel,
    response: CanaryView,
  }),
  alerts: defineRoute({
    method: 'GET',
    path: `${workspacePath}/alerts`,
    standing: 'agent',
    summary: 'What the caller has to be told, newest first.',
    params: InWorkspace,
    response: Type.Object({ alerts: Type.Array(AlertView) }),
  }),
  putAlertAway: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/alerts/:alertId`,
    standing: 'agent',
    summary: 'Read; it comes back if its cause does.',
    params: Type.Object({ workspaceId: Uuid, alertId: Uuid }),
    response: Nothing,
  }),
  startImport: defineRoute({
    method: 'POST',
    path: `${workspacePath}/channels/:channelId/import`,
    standing: 'manager',
    summary: 'Imports old conversations: anew when that is over, and on from where it stopped otherwise.',
    params: OneChannel,
    response: ChannelView,
  }),
  updateChannel: defineRoute({
    method: 'PATCH',
    path: `${workspacePath}/channels/:channelId`,
    standing: 'manager',
    summary: 'Changes the chat right without reconnecting.',
    params: OneChannel,
    body: Type.Object({ chatRight: ChatRight }),
    response: ChannelView,
  }),
  disconnectChannel: defineRoute({
    method: 'POST',
    path: `${workspacePath}/channels/:channelId/disconnect`,
    standing: 'manager',
    summary: 'Stops receiving and sending; history stays, and the Page becomes free for another workspace.',
    params: OneChannel,
    response: ChannelView,
  }),
  quarantine: defineRoute({
    method: 'GET',
    path: `${workspacePath}/quarantine`,
    standing: 'manager',
    summary: 'What arrived and could not be applied.',
    params: InWorkspace,
    response: Type.Object({ entries: Type.Array(QuarantineEntryView) }),
  }),
  replayQuarantined: defineRoute({
    method: 'POST',
    path: `${workspacePath}/quarantine/:entryId/replay`,
    standing: 'manager',
    summary: 'Tries an event again, after a mend.',
    params: Type.Object({ workspaceId: Uuid, entryId: Type.String() }),
    response: QuarantineEntryView,
  }),
} as const
