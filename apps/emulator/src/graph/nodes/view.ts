import type { Refused } from '../../world/refusals.ts'
import type { World } from '../../world/world.ts'
import type { Caller } from '../endpoint.ts'
import type { FieldWish } from '../fields.ts'
import type { EdgePlace, EdgeWish } from '../paging.ts'
import { type Params, text } from '../params.ts'
import { isRefused, wishesOf } from '../project.ts'

/** Who looks at the world's nodes, and from where. */
export interface View {
  world: World
  caller: Caller
  /** Address of the API with its version, for the links of paging. */
  base: string
}

/** An edge wished inside `fields`. */
export function nestedEdge(view: View, path: string, wish: FieldWish): { wish: EdgeWish; place: EdgePlace } {
  const fields = wish.fields
  return {
    wish: {
      limit: wish.args.limit ?? null,
      after: wish.args.after ?? null,
      before: wish.args.before ?? null,
      fields,
    },
    place: placeOf(view, path, fields === null ? null : fieldsText(fields)),
  }
}

/** An edge called by its own path. */
export function calledEdge(
  view: View,
  path: string,
  params: Params,
): { ok: true; wish: EdgeWish; place: EdgePlace } | Refused {
  const fields = wishesOf(params)
  if (isRefused(fields)) return fields
  const wish = {
    limit: text(params, 'limit'),
    after: text(params, 'after'),
    before: text(params, 'before'),
    fields,
  }
  return { ok: true, wish, place: placeOf(view, path, text(params, 'fields')) }
}

function placeOf(view: View, path: string, fields: string | null): EdgePlace {
  return {
    url: `${view.base}/${path}`,
    query: { access_token: view.caller.token.value, ...(fields === null ? {} : { fields }) },
  }
}

function fieldsText(fields: FieldWish[]): string {
  return fields
    .map((field) => {
      const args = Object.entries(field.args).map(([name, value]) => `.${name}(${value})`)
      return `${field.name}${args.join('')}${field.fields === null ? '' : `{${fieldsText(field.fields)}}`}`
    })
    .join(',')
}
