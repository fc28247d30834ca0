import type { Refused } from '../world/refusals.ts'
import type { FieldWish } from './fields.ts'
import { isRefused, type NodeType, project } from './project.ts'

export interface EdgeWish {
  limit: string | null
  after: string | null
  before: string | null
  fields: FieldWish[] | null
}

export interface EdgePlace {
  /** Address of the edge without a query, for `next` and `previous`. */
  url: string
  /** The rest of the query, such as `fields` and the token. */
  query: Record<string, string>
}

const largestPage = 500

const cursorOf = (key: string) => Buffer.from(key).toString('base64url')
const keyOf = (cursor: string | null) =>
  cursor === null ? null : Buffer.from(cursor, 'base64url').toString()

/** One page of an ordered list. `after` is there on the last page too; only `next` says that there is more. */
export function pageOf<Thing>(
  type: NodeType<Thing>,
  things: readonly Thing[],
  key: (thing: Thing) => string,
  wish: EdgeWish,
  place: EdgePlace,
  standardLimit = 25,
): object | Refused {
  const limit = Math.min(largestPage, Math.max(1, Number(wish.limit ?? standardLimit) || standardLimit))
  const [start, end] = span(things.map(key), wish, limit)
  const shown = things.slice(start, end)
  const data: object[] = []
  for (const thing of shown) {
    const row = project(type, thing, wish.fields)
    if (isRefused(row)) return row
    data.push(row)
  }
  if (shown.length === 0) return { data }
  const before = cursorOf(key(shown[0] as Thing))
  const after = cursorOf(key(shown.at(-1) as Thing))
  const link = (name: string, cursor: string) =>
    `${place.url}?${new URLSearchParams({ ...place.query, limit: String(limit), [name]: cursor })}`
  return {
    data,
    paging: {
      cursors: { before, after },
      ...(end < things.length ? { next: link('after', after) } : {}),
      ...(start > 0 ? { previous: link('before', before) } : {}),
    },
  }
}

function span(keys: string[], wish: EdgeWish, limit: number): [number, number] {
  const beforeKey = keyOf(wish.before)
  if (beforeKey !== null) {
    const end = Math.max(0, keys.indexOf(beforeKey))
    return [Math.max(0, end - limit), end]
  }
  const afterKey = keyOf(wish.after)
  if (afterKey === null) return [0, Math.min(limit, keys.length)]
  const at = keys.indexOf(afterKey)
  const start = at >= 0 ? at + 1 : firstBelow(keys, afterKey)
  return [start, Math.min(start + limit, keys.length)]
}

/** Where to go on when the thing at the cursor has moved: lists that change have keys that fall. */
function firstBelow(keys: string[], key: string): number {
  const at = keys.findIndex((candidate) => candidate < key)
  return at < 0 ? keys.length : at
}
