import { AppError } from '@lienmach/contract'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'

/** Writes a place in a list as the text that callers hand back to read on from there. */
export function writeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Reads such a text; refuses what we did not write. */
export function readCursor<S extends TSchema>(schema: S, cursor: string): Static<S> {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Value.Check(schema, place)) return place
  } catch {
    // Falls through to the refusal.
  }
  throw new AppError('request/invalid', {
    part: 'querystring',
    fields: [{ at: '/cursor', problem: 'is no cursor of ours' }],
  })
}
