import type { ChannelCheckView } from '@lienmach/contract'
import type { Guide } from './answer.ts'

type Told = Pick<ChannelCheckView, 'check' | 'state' | 'reason' | 'data' | 'guide'>
type Data = Told['data']

const count = (data: Data, name: string) => Number(data[name] ?? 0)
const minutes = (data: Data) => Math.round(Math.abs(count(data, 'skewMs')) / 60_000)
const listed = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '')
const byApp = ({ appId }: Data) => (typeof appId === 'string' ? ` (app ${appId})` : '')

/** What is found, in the words of a terminal. Reasons that ask for nothing have none. */
export const sentences: Record<string, (data: Data) => string> = {
  token_app_removed: () => 'the app was removed from the Facebook account that connected it',
  token_checkpoint: () => 'Facebook wants a security check of the account that connected it',
  token_password_changed: () => 'the password of the account that connected it was changed',
  token_expired: () => 'the session with Facebook has run out',
  token_unconfirmed_user: () => 'the account that connected it was never confirmed',
  token_session_ended: () => 'whoever connected it logged out of Facebook',
  token_role_lost: () => 'whoever connected it has no role on the Page any more',
  token_invalid: () => 'Facebook no longer takes its token',
  token_erased: () => 'no token is kept for it',
  person_deleted: () => 'whoever connected it asked for their data to be deleted',
  permissions_essential_missing: ({ missing }) =>
    `permissions without which nothing works are missing: ${listed(missing)}`,
  permissions_missing: ({ missing }) => `permissions are missing: ${listed(missing)}`,
  subscription_restored: () => 'its subscription was lost and has just been renewed; messages may be missing',
  subscription_missing: () => 'Facebook tells us nothing of it, and refuses to',
  callback_unreachable: () => 'Facebook does not reach the public address of this server',
  routing_on: () => 'conversations are routed, and nothing tells yet to which app',
  default_app_other: (data) => `conversations are routed to another app${byApp(data)}`,
  primary_other: (data) => `another app is the primary receiver${byApp(data)}`,
  takeover_refused: () => 'threads that another app holds may not be taken from here',
  human_agent_refused: () => 'replies after 24 hours are refused',
  inbox_answers: (data) => `people answer in Meta's inbox: ${count(data, 'replies')} replies in 24 hours`,
  ai_answers: (data) => `Meta's AI answers customers: ${count(data, 'replies')} replies in 24 hours`,
  other_app_answers: (data) =>
    `another app${byApp(data)} answers customers: ${count(data, 'replies')} replies in 24 hours`,
  sends_refused: (data) => `Facebook refused ${count(data, 'total')} sends in 24 hours: ${causes(data)}`,
  page_restricted: () => 'Facebook keeps the Page from sending',
  clock_behind: (data) => `our clock is ${minutes(data)} minutes behind the platform's`,
  clock_ahead: (data) => `our clock is ${minutes(data)} minutes ahead of the platform's`,
  messages_missing: (data) =>
    `${count(data, 'messages')} messages of ${count(data, 'conversations')} conversations never came here`,
}

function causes({ causes: counted }: Data): string {
  const entries = Object.entries((counted ?? {}) as Record<string, number>)
  return entries.map(([cause, sends]) => `${cause} ${sends}`).join(', ')
}

/** One answer as a sentence without a full stop. */
export const sentenceOf = ({ reason, data }: Told): string => sentences[reason]?.(data) ?? reason

const byGuide: Partial<Record<Guide, string>> = {
  move_to_done: 'Answer here instead. What Meta holds is freed by "Move to Done" in Business Suite.',
  ask_other_app: 'Stop the other app on this Page, or have it pass its conversations on.',
  default_app: 'An admin of the Page chooses Liền Mạch as default app under Conversation Routing.',
  allow_takeover: 'An admin of the Page allows Liền Mạch to take control under Advanced messaging.',
  primary_receiver: 'An admin of the Page chooses Liền Mạch as primary receiver under Advanced messaging.',
  reconnect: 'An admin of the Page reconnects it under Channels.',
  grant_permissions: 'Reconnect it under Channels and keep every permission switched on.',
  page_quality: "See the Page's quality page on Facebook for the reason, and appeal there.",
  human_agent: 'Meta has to approve the Human Agent feature for the app; until then answer within 24 hours.',
}

const byReason: Record<string, string> = {
  callback_unreachable: 'Check PUBLIC_URL, its certificate, and the firewall.',
  subscription_missing: 'Reconnect it under Channels.',
  clock_behind: 'Have the machine set its clock by itself (NTP).',
  clock_ahead: 'Have the machine set its clock by itself (NTP).',
  messages_missing: 'Check that Facebook reaches PUBLIC_URL, and that the server was not down.',
  sends_refused: 'The refusals and their codes stand with each message, under technical details.',
}

/** What to do about an answer, where something is to be done. */
export const remedyFor = ({ reason, guide }: Told): string | null =>
  byReason[reason] ?? (guide === null ? null : (byGuide[guide] ?? null))
