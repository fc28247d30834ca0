type Fields = Record<string, unknown>

/** `message[text]=…` and `user_ids[0][id]=…`, as older clients write a form, turned into objects and lists. */
export function unfolded(fields: Fields): Fields {
  if (!Object.keys(fields).some((name) => bracketed.test(name))) return fields
  const whole: Fields = Object.create(null)
  for (const [name, value] of Object.entries(fields)) put(whole, pathOf(name), value)
  return listed(whole) as Fields
}

const bracketed = /^[^[\]]+(\[[^[\]]*\])+$/

function pathOf(name: string): string[] {
  return bracketed.test(name) ? name.replaceAll(']', '').split('[') : [name]
}

function put(target: Fields, [first = '', ...rest]: string[], value: unknown) {
  const key = first === '' ? String(Object.keys(target).length) : first
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const below = target[key]
  const inner: Fields = typeof below === 'object' && below !== null ? (below as Fields) : Object.create(null)
  target[key] = inner
  put(inner, rest, value)
}

/** What has nothing but 0, 1, 2… for names is a list. */
function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const names = Object.keys(value)
  const inner = Object.fromEntries(names.map((name) => [name, listed((value as Fields)[name])]))
  const isList = names.length > 0 && names.every((name, index) => name === String(index))
  return isList ? Object.values(inner) : inner
}
