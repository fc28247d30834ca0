import { AppError, connectScopeNames, connectScopes } from '@lienmach/contract'
import { type ChannelId, type MediaId, type MemberId, missingTasks, type WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { findTaken } from '../store/channel-ownership.ts'
import { fetchMissingPictures } from '../store/channel-pictures.ts'
import { tokenPlace } from '../store/channel-tokens.ts'
import {
  activateChannel,
  type ChannelRow,
  closeChannel,
  findChannel,
  findChannelsByExternalId,
  lockChannel,
  markSubscribed,
  putFoundPages,
} from '../store/channels.ts'
import { type AttemptId, type AttemptRow, findAttempt, sessionPlace } from '../store/connect-attempts.ts'
import { inWorkspace } from '../store/db.ts'
import { keepChannel } from './keep-channel.ts'
import { platformValue } from './platform-value.ts'
import { clearAlert } from './raise-alert.ts'
import { releaseHeld } from './release-held.ts'
import { importAfterConnect } from './start-import.ts'

export interface ConnectPage {
  workspaceId: WorkspaceId
  memberId: MemberId
  attemptId: AttemptId
  externalId: string
  chatRight: 'only_me' | 'share'
}

/**
 * Connects one Page: takes its token, reserves the Page for this workspace, and has the platform tell us what happens
 * there. It counts as connected once something really arrived. Doing it again renews the token and the subscription.
 */
export async function connectPage(context: Context, order: ConnectPage): Promise<ChannelRow> {
  const { workspaceId, externalId } = order
  const attempt = await usableAttempt(context, order)
  await refuseTaken(context, order)
  const opened = await openPage(context, workspaceId, attempt, externalId)
  const channelId = await reserve(context, order, attempt, opened)

  const subscribed = await context.connector.subscribe(externalId, opened.token)
  if (subscribed.answer !== 'yes') {
    await giveBack(context, workspaceId, channelId)
    platformValue(subscribed)
  }
  return finish(context, order, channelId)
}

async function usableAttempt(
  context: Context,
  { workspaceId, memberId, attemptId, externalId }: ConnectPage,
): Promise<AttemptRow> {
  const attempt = await inWorkspace(context.db, workspaceId, (tx) =>
    findAttempt(tx, workspaceId, memberId, attemptId),
  )
  if (!attempt) throw new AppError('resource/not-found')
  if (attempt.userTokenSealed === null || attempt.expiresAt <= context.clock.now())
    throw new AppError('connect/expired')
  const page = attempt.pages.find((one) => one.externalId === externalId)
  if (!page) throw new AppError('resource/not-found')
  const tasks = missingTasks(page.tasks)
  if (tasks.length > 0) throw new AppError('connect/task-missing', { tasks })
  return attempt
}

async function refuseTaken(
  context: Context,
  { workspaceId, memberId, externalId }: ConnectPage,
): Promise<void> {
  const [taken] = await findTaken(context.db.pipeline, { workspaceId, memberId }, [externalId])
  if (taken) throw new AppError('connect/page-taken', { workspaceName: taken.workspaceName })
}

interface OpenedPage {
  token: string
  name: string
  pictureUrl: string | null
  grantedScopes: string[]
  missingScopes: string[]
}

/** The Page's own token, and what it allows there. */
async function openPage(
  context: Context,
  workspaceId: WorkspaceId,
  attempt: AttemptRow,
  externalId: string,
): Promise<OpenedPage> {
  if (attempt.userTokenSealed === null) throw new AppError('connect/expired')
  const userToken = context.secretBox.open(attempt.userTokenSealed, sessionPlace(workspaceId, attempt.id))
  const { token, name, pictureUrl } = platformValue(await context.connector.open(userToken, externalId))
  const state = platformValue(await context.connector.inspectToken(externalId, token))
  if (!state.alive) throw new AppError('connect/platform-refused', { death: state.death })

  const missingScopes = connectScopeNames.filter((scope) => !state.scopes.includes(scope))
  const essential = missingScopes.filter((scope) => connectScopes[scope] === 'essential')
  if (essential.length > 0) throw new AppError('connect/scope-missing', { scopes: essential })
  return { token, name, pictureUrl, grantedScopes: state.scopes, missingScopes }
}

/** Makes the Page ours before the platform is told, so that of two workspaces only one ever subscribes. */
async function reserve(
  context: Context,
  order: ConnectPage,
  attempt: AttemptRow,
  opened: OpenedPage,
): Promise<ChannelId> {
  const { workspaceId, memberId, externalId, chatRight } = order
  const { token, name, pictureUrl, grantedScopes, missingScopes } = opened
  const now = context.clock.now()
  const listed = attempt.pages.find((page) => page.externalId === externalId)
  const channelId = await inWorkspace(context.db, workspaceId, async (tx) => {
    const page = {
      externalId,
      name,
      pictureUrl,
      tasks: listed?.tasks ?? [],
      id: context.random.uuid() as ChannelId,
    }
    await putFoundPages(tx, workspaceId, [page], now)
    const [known] = await findChannelsByExternalId(tx, workspaceId, [externalId])
    if (!known) throw new AppError('resource/not-found')
    await lockChannel(tx, workspaceId, known.id)
    const mediaId = context.random.uuid() as MediaId
    await fetchMissingPictures(tx, workspaceId, [{ id: known.id, mediaId }], now)
    await activateChannel(
      tx,
      workspaceId,
      known.id,
      {
        name,
        pictureUrl,
        chatRight,
        memberId,
        grantedScopes,
        missingScopes,
        tokenSealed: context.secretBox.seal(token, tokenPlace(workspaceId, known.id)),
        personId: attempt.personId ?? '',
      },
      now,
    )
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'channel', entityId: known.id, data: { sight: true } }],
      now,
    )
    return known.id
  }).catch((error: unknown) => {
    if (isTaken(error)) throw new AppError('connect/page-taken', { workspaceName: null }, { cause: error })
    throw error
  })
  context.wake.hint('jobs:media')
  context.wake.hint('changes', workspaceId)
  return channelId
}

/** Whether two workspaces reached for the same Page at once and the other one has it. */
const isTaken = (error: unknown) =>
  error instanceof Error && 'constraint' in error && error.constraint === 'channel_belongs_to_one_workspace'

/** The platform would not subscribe: a Page that receives nothing is not held back from others. */
async function giveBack(context: Context, workspaceId: WorkspaceId, channelId: ChannelId): Promise<void> {
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async (tx) => {
    const channel = await lockChannel(tx, workspaceId, channelId)
    if (channel?.state !== 'connecting') return
    await closeChannel(tx, workspaceId, channelId, { state: 'found', reason: 'subscription_refused' }, now)
    await appendChanges(tx, workspaceId, [{ kind: 'channel', entityId: channelId }], now)
  })
  context.wake.hint('changes', workspaceId)
}

async function finish(context: Context, order: ConnectPage, channelId: ChannelId): Promise<ChannelRow> {
  const { workspaceId, memberId, chatRight } = order
  const now = context.clock.now()
  const channel = await inWorkspace(context.db, workspaceId, async (tx) => {
    const before = await lockChannel(tx, workspaceId, channelId)
    if (!before) throw new AppError('resource/not-found')
    await markSubscribed(tx, workspaceId, channelId, now)
    await importAfterConnect(context, tx, before)
    const kept =
      chatRight === 'only_me'
        ? await keepChannel(context, tx, { workspaceId, channelId, ruleId: before.ruleId, memberId })
        : null
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'member', id: memberId },
        action: before.tokenVersion > 1 ? 'channel.reconnected' : 'channel.connected',
        subjectKind: 'channel',
        subjectId: channelId,
        data: { name: before.name, chatRight, missingScopes: before.missingScopes },
      },
      now,
      context.random.uuid(),
    )
    const released = await releaseHeld(
      context,
      tx,
      { workspaceId, channelId },
      { because: 'channel_disconnected', evidence: 'reconnected' },
    )
    const cleared = await clearAlert(context, tx, workspaceId, 'channel_disconnected', channelId)
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'channel', entityId: channelId }, ...(kept?.changes ?? []), ...released, ...cleared],
      now,
    )
    return findChannel(tx, workspaceId, channelId)
  })
  if (!channel) throw new AppError('resource/not-found')
  context.wake.hint('changes', workspaceId)
  context.wake.hint('outbox')
  context.wake.hint('jobs:doctor')
  context.wake.hint('jobs:import')
  return channel
}
