import type { Readable } from 'node:stream'

/** The place where files are kept does not answer, or refuses us; the cause says which. Trying again later may help. */
export class MediaStoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The store of files does not answer.', { cause })
    this.name = 'MediaStoreUnavailable'
  }
}

/**
 * Where files are kept: a folder by default, or anything that speaks S3. Keys are ours; nobody chooses them.
 * Everything rejects with `MediaStoreUnavailable` when a store across the network cannot be used.
 */
export interface MediaStore {
  /** Resolves when the file is safely there. An earlier one under the same key is replaced. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Null when there is no such file. `range` counts bytes, both ends included. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable | null>
  read(key: string): Promise<Uint8Array | null>
  delete(key: string): Promise<void>
}
