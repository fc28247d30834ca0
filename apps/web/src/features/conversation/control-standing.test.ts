import type { ChannelView, ConversationView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import type { WindowReading } from '../../entities/window-model.ts'
import { sendingOf, standingOf } from './control-standing.ts'

const hour = 3_600_000
const now = 1_000 * hour
const open: WindowReading = { stage: 'open', tone: 'quiet', left: 20 * hour }
const me = 'm1'

type Control = ConversationView['threadControl']
const nobody: Control = {
  owner: 'nobody',
  appId: null,
  since: now - hour,
  evidence: 'passed',
  certainty: 'certain',
  staleAt: null,
  askedAt: null,
}
const inMeta: Control = { ...nobody, owner: 'meta_inbox', staleAt: now + 23 * hour }
const inApp: Control = { ...inMeta, owner: 'other_app', appId: '77' }

const page = {
  state: 'connected',
  chatRight: 'share',
  chatOwnerId: null,
  missingScopes: [],
  restrictedSince: null,
  control: { mode: 'unknown', defaultApp: 'unknown', takeover: 'unknown' },
} as unknown as ChannelView

function readingOf({
  thread = nobody,
  channel = {},
  unreachableSince = null,
  window = open,
}: {
  thread?: Control
  channel?: Partial<ChannelView>
  unreachableSince?: number | null
  window?: WindowReading
}) {
  const standing = standingOf({
    conversation: { threadControl: thread, unreachableSince },
    channel: { ...page, ...channel },
    members: new Map(),
    memberId: me,
    window,
    now,
  })
  return { standing, sending: sendingOf(standing, window) }
}

const routing = (control: Partial<ChannelView['control']>) => ({
  control: { mode: 'routing', defaultApp: 'us', takeover: 'unknown', ...control } as ChannelView['control'],
})

test.each([
  ['we hold it', { thread: { ...nobody, owner: 'us' } }, { kind: 'free' }, 'send'],
  ['nobody holds it', {}, { kind: 'free' }, 'send'],
  ['nothing is known of it', { thread: { ...nobody, owner: 'unknown' } }, { kind: 'free' }, 'send'],
  [
    'nobody holds it and another app is the default',
    { channel: routing({ defaultApp: 'other' }) },
    { kind: 'not_default' },
    'send',
  ],
  [
    'Meta’s inbox holds it, and the Page lets us take it',
    { thread: inMeta, channel: routing({ takeover: 'allowed' }) },
    { kind: 'held', by: 'meta_inbox', mayTake: true },
    'take',
  ],
  [
    'Meta’s inbox holds it, and taking was never tried',
    { thread: inMeta, channel: routing({}) },
    { kind: 'held', by: 'meta_inbox', mayTake: false },
    'hold',
  ],
  ['another app holds it', { thread: inApp }, { kind: 'held', by: 'other_app', mayTake: false }, 'hold'],
  [
    'another app was asked for it',
    { thread: { ...inApp, askedAt: now - 5_000 } },
    { kind: 'asked', by: 'other_app', since: now - 5_000 },
    'hold',
  ],
  [
    'a send was refused and nobody knows for whom',
    { thread: { ...inApp, appId: null, evidence: 'send_refused' } },
    { kind: 'refused' },
    'hold',
  ],
  [
    'somebody spoke from Meta’s inbox and nothing confirmed it',
    { thread: { ...inMeta, evidence: 'inbox_spoke', certainty: 'likely' } },
    { kind: 'doubtful', by: 'meta_inbox', why: 'likely' },
    'send',
  ],
  [
    'Meta’s inbox held it more than a day ago',
    { thread: { ...inMeta, staleAt: now } },
    { kind: 'doubtful', by: 'meta_inbox', why: 'stale' },
    'send',
  ],
  [
    'the Page is restricted',
    { channel: { restrictedSince: now - hour } },
    { kind: 'restricted', since: now - hour },
    'hold',
  ],
  [
    'the Page is restricted and Meta’s inbox holds it too',
    { thread: inMeta, channel: { restrictedSince: now - hour } },
    { kind: 'restricted', since: now - hour },
    'hold',
  ],
  [
    'the customer cannot be reached',
    { unreachableSince: now - hour },
    { kind: 'blocked', since: now - hour },
    'shut',
  ],
  [
    'the customer could not be reached a day ago',
    { unreachableSince: now - 24 * hour },
    { kind: 'free' },
    'send',
  ],
  [
    'the permission is missing',
    { channel: { missingScopes: ['pages_messaging'] } },
    { kind: 'no_permission' },
    'shut',
  ],
  ['the token is dead', { channel: { state: 'needs_reconnect' } }, { kind: 'disconnected' }, 'hold'],
  ['the Page was disconnected', { channel: { state: 'disconnected' } }, { kind: 'gone' }, 'shut'],
  [
    'the channel is somebody else’s alone',
    { channel: { chatRight: 'only_me', chatOwnerId: 'm2' } },
    { kind: 'read_only', ownerName: '…' },
    'shut',
  ],
  [
    'the standard window is past',
    { window: { stage: 'human_agent', left: hour, until: now + hour } },
    { kind: 'free' },
    'send_late',
  ],
  [
    'the window is closed and Meta’s inbox holds it',
    { thread: inMeta, window: { stage: 'closed' } },
    { kind: 'free' },
    'send',
  ],
] as const)('when %s', (_what, facts, standing, sending) => {
  expect(readingOf(facts as Parameters<typeof readingOf>[0])).toEqual({ standing, sending })
})
