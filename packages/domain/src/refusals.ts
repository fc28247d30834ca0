import type { Instant } from './ids.ts'
import type { AskBecause } from './release.ts'

/** Why a platform refused a reply, in our words. */
export type RefusalClass =
  | 'thread_not_ours'
  | 'human_agent_not_granted'
  | 'window_closed'
  | 'tag_retired'
  | 'customer_unavailable'
  | 'customer_unknown'
  | 'page_restricted'
  | 'token_dead'
  | 'permission_missing'
  | 'rate_limited'
  | 'text_too_long'
  | 'empty_message'
  | 'file_too_large'
  | 'file_wrong_kind'
  | 'file_not_fetched'
  | 'attachment_expired'
  | 'content_refused'
  | 'platform_trouble'
  | 'channel_disconnected'
  | 'unknown'

/** A refusal as it is kept with the reply: our word for it, and the platform's own for support. */
export interface Refusal {
  class: RefusalClass
  code: number | null
  subcode: number | null
  message: string | null
  traceId: string | null
  httpStatus: number | null
  at: Instant
}

/** Causes that can pass without changing the reply, and for which it is therefore kept. */
export type HoldCause = 'thread_not_ours' | 'channel_disconnected' | 'page_restricted'

/** What a kept reply waits for: its cause to pass, or a person's word once it has. */
export type HeldBecause = HoldCause | AskBecause

/**
 * What follows from a refusal of a send.
 *
 * - `failed`   Certain, for good: no message was made.
 * - `held`     Certain, for a cause that can pass.
 * - `later`    Certain: we are too fast. The whole channel rests.
 * - `unknown`  Nobody can tell whether a message was made. The machine never repeats it.
 */
export type RefusalEffect = 'failed' | 'held' | 'later' | 'unknown'

export interface Classified {
  class: RefusalClass
  effect: RefusalEffect
}

/** What is known of a refusal before anybody made sense of it. */
export interface RawRefusal {
  httpStatus: number
  code: number | null
  subcode: number | null
  message: string | null
  isTransient: boolean
}

/**
 * Makes sense of a refused send. Subcodes first, because codes 10 and 100 are shared by unrelated causes; sentences
 * only refine a code that is already known to be a certain refusal, because some bodies come without their subcode;
 * whatever is not in these tables may have been carried out.
 */
export function classifyRefusal(raw: RawRefusal): Classified {
  if (raw.httpStatus >= 500) return trouble
  if (raw.subcode !== null) {
    const known = bySubcode.get(raw.subcode)
    if (known) return effectOf(known)
  }
  const general = raw.code === null ? undefined : classOfCode(raw.code)
  if (general === undefined) return { class: 'unknown', effect: 'unknown' }
  if (general === 'rate_limited') return effectOf(general)
  if (general === 'platform_trouble' || raw.isTransient) return trouble

  const sentence = sentences.find(({ pattern }) => pattern.test(raw.message ?? ''))
  return effectOf(sentence?.class ?? general)
}

/** Refusals after which sending the same again can end differently. The others need another text, file or customer. */
export function retryCanHelp(refused: RefusalClass): boolean {
  return helpedByRetry.has(refused)
}

/** What a held reply waits for, told by the refusal that stopped it. */
export function holdCauseOf(refused: RefusalClass): HoldCause | null {
  return holds[refused] ?? null
}

const trouble: Classified = { class: 'platform_trouble', effect: 'unknown' }

const holds: Partial<Record<RefusalClass, HoldCause>> = {
  thread_not_ours: 'thread_not_ours',
  token_dead: 'channel_disconnected',
  channel_disconnected: 'channel_disconnected',
  page_restricted: 'page_restricted',
}

const helpedByRetry: ReadonlySet<RefusalClass> = new Set([
  'thread_not_ours',
  'human_agent_not_granted',
  'window_closed',
  'page_restricted',
  'token_dead',
  'permission_missing',
  'rate_limited',
  'file_not_fetched',
  'attachment_expired',
  'platform_trouble',
  'channel_disconnected',
  'unknown',
])

function effectOf(refused: RefusalClass): Classified {
  if (refused === 'rate_limited') return { class: refused, effect: 'later' }
  if (refused === 'platform_trouble') return trouble
  return { class: refused, effect: refused in holds ? 'held' : 'failed' }
}

/** Messenger Platform error codes, and the Instagram twins, read 2026-11-21; some are known from field reports only. */
const bySubcode = new Map<number, RefusalClass>([
  [2018300, 'thread_not_ours'],
  [2018321, 'thread_not_ours'],
  [2018151, 'thread_not_ours'],
  [2534037, 'thread_not_ours'],
  [2018276, 'human_agent_not_granted'],
  [2018278, 'window_closed'],
  [2018065, 'window_closed'],
  [2534022, 'window_closed'],
  [1545041, 'customer_unavailable'],
  [2018108, 'customer_unavailable'],
  [2018336, 'customer_unavailable'],
  [1893015, 'customer_unavailable'],
  [2534029, 'customer_unavailable'],
  [2018001, 'customer_unknown'],
  [2534014, 'customer_unknown'],
  [1893063, 'page_restricted'],
  [1404170, 'page_restricted'],
  [458, 'token_dead'],
  [459, 'token_dead'],
  [460, 'token_dead'],
  [463, 'token_dead'],
  [464, 'token_dead'],
  [467, 'token_dead'],
  [490, 'token_dead'],
  [492, 'token_dead'],
  [2069032, 'token_dead'],
  [33, 'permission_missing'],
  [2018021, 'permission_missing'],
  [2018027, 'permission_missing'],
  [2018028, 'permission_missing'],
  [2018344, 'permission_missing'],
  [2534013, 'permission_missing'],
  [2534041, 'permission_missing'],
  [2534077, 'permission_missing'],
  [2018022, 'rate_limited'],
  [2018338, 'rate_limited'],
  [2018352, 'rate_limited'],
  [2018354, 'rate_limited'],
  [2534040, 'rate_limited'],
  [2018034, 'empty_message'],
  [2018109, 'file_too_large'],
  [2018047, 'file_wrong_kind'],
  [2018007, 'file_not_fetched'],
  [2018008, 'file_not_fetched'],
  [2018294, 'file_not_fetched'],
  [2018074, 'attachment_expired'],
  [2018014, 'content_refused'],
  [2018048, 'content_refused'],
  [2018164, 'content_refused'],
  [2018320, 'content_refused'],
  [2018328, 'content_refused'],
  [2534015, 'content_refused'],
  [2534025, 'content_refused'],
  [1893016, 'content_refused'],
  // Meta answered these with an error and sent the message all the same.
  [99, 'platform_trouble'],
  [1357046, 'platform_trouble'],
  [2018024, 'platform_trouble'],
])

function classOfCode(code: number): RefusalClass | undefined {
  if (code >= 200 && code <= 299) return 'permission_missing'
  if (code >= 2018173 && code <= 2018188) return 'content_refused'
  if (code >= 2018389 && code <= 2018396) return 'content_refused'
  return byCode.get(code)
}

const byCode = new Map<number, RefusalClass>([
  [-1, 'platform_trouble'],
  [1, 'platform_trouble'],
  [2, 'platform_trouble'],
  [1200, 'platform_trouble'],
  [4, 'rate_limited'],
  [9, 'rate_limited'],
  [17, 'rate_limited'],
  [32, 'rate_limited'],
  [341, 'rate_limited'],
  [613, 'rate_limited'],
  [80001, 'rate_limited'],
  [80002, 'rate_limited'],
  [80006, 'rate_limited'],
  [102, 'token_dead'],
  [190, 'token_dead'],
  [3, 'permission_missing'],
  [10, 'permission_missing'],
  [33, 'permission_missing'],
  [803, 'permission_missing'],
  [2500, 'permission_missing'],
  [2635, 'permission_missing'],
  [10904, 'permission_missing'],
  [36103, 'permission_missing'],
  [2018171, 'permission_missing'],
  [2018234, 'permission_missing'],
  [368, 'page_restricted'],
  [2022, 'page_restricted'],
  [551, 'customer_unavailable'],
  [10903, 'customer_unavailable'],
  [2018321, 'thread_not_ours'],
  [100, 'content_refused'],
  [105, 'content_refused'],
  [194, 'content_refused'],
  [504, 'content_refused'],
  [10303, 'content_refused'],
  [10900, 'content_refused'],
  [1609005, 'content_refused'],
  [2018144, 'content_refused'],
  [9000001, 'content_refused'],
])

/** Meta words its messages in the language of the token's owner. */
const sentences: { pattern: RegExp; class: RefusalClass }[] = [
  {
    pattern: /another app is controlling this thread|ứng dụng khác (hiện )?đang (giữ|kiểm soát)/i,
    class: 'thread_not_ours',
  },
  { pattern: /not the thread owner|controlled by messenger during an automated/i, class: 'thread_not_ours' },
  {
    pattern: /outside of (the )?allowed window|ngoài khoảng thời gian cho phép/i,
    class: 'window_closed',
  },
  { pattern: /human_agent.*prior approval|không thể gắn thẻ nhân viên/i, class: 'human_agent_not_granted' },
  { pattern: /tags?\b.*(deprecated|no longer supported)/i, class: 'tag_retired' },
  {
    pattern:
      /person isn.t available|user is currently unavailable|receive (your )?messages|người này hiện không có mặt/i,
    class: 'customer_unavailable',
  },
  { pattern: /no matching user found|không tìm thấy người dùng/i, class: 'customer_unknown' },
  {
    pattern: /temporarily restricted from sending|tạm thời (bạn )?bị (chặn|hạn chế)/i,
    class: 'page_restricted',
  },
  { pattern: /length of param message\[text\]|độ dài của tham số message\[text\]/i, class: 'text_too_long' },
  { pattern: /message cannot be empty/i, class: 'empty_message' },
  { pattern: /must upload exactly one file/i, class: 'file_wrong_kind' },
  { pattern: /exceeds allowable limit/i, class: 'file_too_large' },
  { pattern: /failed to fetch the file|không tìm nạp được tệp/i, class: 'file_not_fetched' },
  {
    pattern: /error validating (access token|application)|session has been invalidated/i,
    class: 'token_dead',
  },
]
