import type { ThreadControlView } from '@lienmach/contract'

export type Holder = 'meta_inbox' | 'other_app'

/**
 * Who else holds a thread, and how far that can be believed: `likely` is a guess, `stale` was true longer ago than the
 * platform keeps a hold by itself. Null where nobody else does.
 */
export function holdOf(
  { owner, certainty, staleAt }: Pick<ThreadControlView, 'owner' | 'certainty' | 'staleAt'>,
  now: number,
): { by: Holder; sure: 'certain' | 'likely' | 'stale' } | null {
  if (owner !== 'meta_inbox' && owner !== 'other_app') return null
  if (certainty !== 'certain') return { by: owner, sure: 'likely' }
  return { by: owner, sure: staleAt !== null && now >= staleAt ? 'stale' : 'certain' }
}
