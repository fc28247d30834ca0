/** Fetches files that strangers point us to. Whatever the address, it reaches no place it should not. */
export interface FileFetcher {
  fetch(url: string): Promise<FetchedFile>
}

export type FetchedFile =
  | { outcome: 'fetched'; bytes: Uint8Array; claimedType: string | null }
  /** Never to be tried again: forbidden, too large, or gone. */
  | { outcome: 'refused'; because: 'address_not_allowed' | 'too_large' | 'encoded' | 'redirected' | 'gone' }
  /** May go better later. */
  | { outcome: 'failed'; because: 'unreachable' | 'timed_out' | 'bad_answer' }
