import type { Instant } from './ids.ts'

export type ThreadOwner = 'us' | 'nobody' | 'meta_inbox' | 'other_app' | 'unknown'

/**
 * How much the evidence of an owner is worth.
 *
 * - `certain`  The platform said so, or acted so.
 * - `likely`   Somebody spoke whose speaking usually takes the thread, and nothing confirmed that it did.
 * - `unknown`  Nothing was seen.
 */
export type ThreadCertainty = 'certain' | 'likely' | 'unknown'

/** Who may speak in a thread now, as far as we know, and what made us think so. */
export interface ThreadControl {
  owner: ThreadOwner
  /** The owner's app, where it was named. */
  appId: string | null
  since: Instant | null
  evidence: ThreadEvidence | null
  certainty: ThreadCertainty
  /**
   * When somebody else's hold is no longer believed, because the platform ends it by itself unless it was prolonged.
   * Null where we may speak anyway.
   */
  staleAt: Instant | null
}

/** What told us. The first group names an owner; the second only says whether the thread is open to us. */
export type ThreadEvidence =
  | 'passed'
  | 'taken'
  | 'inbox_spoke'
  | 'other_app_spoke'
  | 'owner_asked'
  | 'heard_directly'
  | 'heard_in_standby'
  | 'send_accepted'
  | 'send_refused'

export type ThreadObservation =
  | {
      says: 'owner'
      owner: Exclude<ThreadOwner, 'unknown'>
      appId: string | null
      at: Instant
      evidence: 'passed' | 'taken' | 'inbox_spoke' | 'other_app_spoke' | 'owner_asked'
      /** When the platform said that this ends unless somebody prolongs it. */
      until?: Instant
    }
  | {
      says: 'open' | 'closed'
      at: Instant
      evidence: 'heard_directly' | 'heard_in_standby' | 'send_accepted' | 'send_refused'
    }

/**
 * The newest of each kind of evidence. Keeping both makes the outcome independent of the order of arrival: an owner
 * named late is still refined by what was heard after it.
 */
export interface ThreadFacts {
  owner?: Extract<ThreadObservation, { says: 'owner' }>
  access?: Extract<ThreadObservation, { says: 'open' | 'closed' }>
}

/** Adds an observation. Commutative, associative and idempotent: the newest by the platform's time wins. */
export function observeThread(facts: ThreadFacts, seen: ThreadObservation): ThreadFacts {
  if (seen.says === 'owner') {
    return facts.owner && !isNewer(seen, facts.owner) ? facts : { ...facts, owner: seen }
  }
  return facts.access && !isNewer(seen, facts.access) ? facts : { ...facts, access: seen }
}

/** An owner loses a thread after this long without activity; apps may prolong it. (Conversation Routing, 4.2) */
export const ownershipLasts = 24 * 60 * 60 * 1_000

/** What the evidence amounts to. */
export function threadControlOf(facts: ThreadFacts): ThreadControl {
  const { owner, access } = facts
  const staleAt = endOf(facts)
  if (owner && (!access || access.at <= owner.at || isOpen(owner.owner) === (access.says === 'open'))) {
    return {
      owner: owner.owner,
      appId: owner.appId,
      since: owner.at,
      evidence: owner.evidence,
      certainty: isConfirmed(owner, access) ? 'certain' : 'likely',
      staleAt: isOpen(owner.owner) ? null : staleAt,
    }
  }
  if (!access) return unknownThread
  return {
    owner: access.says === 'open' ? 'nobody' : 'other_app',
    appId: null,
    since: access.at,
    evidence: access.evidence,
    certainty: 'certain',
    staleAt: access.says === 'open' ? null : staleAt,
  }
}

/** The platform's own word counts until something happens in the thread, which prolongs the hold. */
function endOf(facts: ThreadFacts): Instant {
  const newest = newestOf(facts)
  const said = facts.owner?.until
  if (said !== undefined && facts.owner?.at === newest) return said
  return Math.max(newest + ownershipLasts, said ?? -Infinity) as Instant
}

const newestOf = ({ owner, access }: ThreadFacts) => Math.max(owner?.at ?? -Infinity, access?.at ?? -Infinity)

/**
 * The moment of what is learnt by asking or trying now: later than all that was known before, whatever the clocks of two
 * machines say.
 */
export const learntAfter = (facts: ThreadFacts, now: Instant): Instant =>
  Math.max(now, newestOf(facts) + 1) as Instant

/** A thread of which nothing was seen: the platform decides. */
export const unknownThread: ThreadControl = {
  owner: 'unknown',
  appId: null,
  since: null,
  evidence: null,
  certainty: 'unknown',
  staleAt: null,
}

/** Automatic greetings of the inbox may leave the thread as it was, so a voice alone proves nothing. */
function isConfirmed(
  { evidence }: NonNullable<ThreadFacts['owner']>,
  access: ThreadFacts['access'],
): boolean {
  return (evidence !== 'inbox_spoke' && evidence !== 'other_app_spoke') || access?.says === 'closed'
}

/** Whether we may speak, as far as is known. */
export const isOpen = (owner: ThreadOwner) => owner === 'us' || owner === 'nobody' || owner === 'unknown'

/**
 * Whether somebody else's hold is sure enough to keep replies back. What is only likely, or was seen too long ago, locks
 * nobody out: the platform decides.
 */
export const isShut = ({ owner, certainty, staleAt }: ThreadControl, now: Instant): boolean =>
  !isOpen(owner) && certainty === 'certain' && (staleAt === null || now < staleAt)

function isNewer(a: ThreadObservation, b: ThreadObservation): boolean {
  return a.at !== b.at ? a.at > b.at : keyOf(a) > keyOf(b)
}

const keyOf = (seen: ThreadObservation) =>
  seen.says === 'owner'
    ? `${seen.evidence} ${seen.owner} ${seen.appId ?? ''} ${seen.until ?? ''}`
    : `${seen.says} ${seen.evidence}`
