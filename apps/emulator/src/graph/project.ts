import { type Refused, refuse } from '../world/refusals.ts'
import type { Answered } from './endpoint.ts'
import { type FieldWish, parseFields } from './fields.ts'
import { type Params, text } from './params.ts'

/** How each field of a kind of node is read; undefined leaves the field out of the answer. */
export interface NodeType<Thing> {
  name: string
  /** Shown when no fields are asked for. */
  defaults: readonly string[]
  fields: Record<string, (thing: Thing, wish: FieldWish) => unknown | Refused>
}

/** Picks the wished fields. A field that the type does not have refuses the whole call. */
export function project<Thing>(
  type: NodeType<Thing>,
  thing: Thing,
  wishes: FieldWish[] | null,
): object | Refused {
  const wanted = wishes ?? type.defaults.map((name) => ({ name, args: {}, fields: null }))
  const shown: Record<string, unknown> = {}
  for (const wish of wanted) {
    const read = Object.hasOwn(type.fields, wish.name) ? type.fields[wish.name] : undefined
    if (!read) return refuse('unknown_field', { field: wish.name, type: type.name })
    const value = read(thing, wish)
    if (isRefused(value)) return value
    if (value !== undefined) shown[wish.name] = value
  }
  // The id comes with every node, asked for or not.
  if (shown.id === undefined && type.fields.id)
    shown.id = type.fields.id(thing, { name: 'id', args: {}, fields: null })
  return shown
}

/** Answers a call for one node by its `fields` parameter. */
export function projectNode<Thing>(type: NodeType<Thing>, thing: Thing, params: Params): Answered {
  const wishes = wishesOf(params)
  if (isRefused(wishes)) return wishes
  const body = project(type, thing, wishes)
  return isRefused(body) ? body : { ok: true, body }
}

/** The parsed `fields` parameter; null when there is none. */
export function wishesOf(params: Params): FieldWish[] | null | Refused {
  const source = text(params, 'fields')
  if (source === null) return null
  return parseFields(source) ?? refuse('bad_parameter', { name: 'fields' })
}

export function isRefused(value: unknown): value is Refused {
  return (
    typeof value === 'object' && value !== null && 'refusal' in value && 'ok' in value && value.ok === false
  )
}
