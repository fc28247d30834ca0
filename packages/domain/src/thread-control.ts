import type { Instant } from './ids.ts'

export type ThreadOwner = 'us' | 'nobody' | 'meta_inbox' | 'other_app' | 'unknown'

/** Who may speak in a thread now, as far as we know, and what made us think so. */
export interface ThreadControl {
  owner: ThreadOwner
  /** The owner's app, where it was named. */
  appId: string | null
  since: Instant | null
  evidence: ThreadEvidence | null
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

/** What the evidence amounts to. `unknown` blocks nobody: only a refusal or somebody else's voice does. */
export function threadControlOf({ owner, access }: ThreadFacts): ThreadControl {
  if (!owner && !access) return { owner: 'unknown', appId: null, since: null, evidence: null }
  if (owner && (!access || access.at <= owner.at || isOpen(owner.owner) === (access.says === 'open'))) {
    return { owner: owner.owner, appId: owner.appId, since: owner.at, evidence: owner.evidence }
  }
  const { says, at, evidence } = access as NonNullable<typeof access>
  return { owner: says === 'open' ? 'nobody' : 'other_app', appId: null, since: at, evidence }
}

/** Whether we may speak, as far as is known. */
export const isOpen = (owner: ThreadOwner) => owner === 'us' || owner === 'nobody' || owner === 'unknown'

function isNewer(a: ThreadObservation, b: ThreadObservation): boolean {
  return a.at !== b.at ? a.at > b.at : keyOf(a) > keyOf(b)
}

const keyOf = (seen: ThreadObservation) =>
  seen.says === 'owner'
    ? `${seen.evidence} ${seen.owner} ${seen.appId ?? ''}`
    : `${seen.says} ${seen.evidence}`
