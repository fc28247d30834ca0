/** A wish for one field: `messages.limit(20){id,from}`. */
export interface FieldWish {
  name: string
  args: Record<string, string>
  /** Null when nothing was said about what is inside. */
  fields: FieldWish[] | null
}

/** Reads the `fields` parameter. Null when its brackets do not match. */
export function parseFields(source: string): FieldWish[] | null {
  let at = 0

  function readList(closing: '}' | ''): FieldWish[] | null {
    const wishes: FieldWish[] = []
    for (;;) {
      skipSpace()
      if (at >= source.length) return closing === '' ? wishes : null
      if (source[at] === closing) {
        at++
        return wishes
      }
      if (source[at] === ',') {
        at++
        continue
      }
      const wish = readWish()
      if (!wish) return null
      wishes.push(wish)
    }
  }

  function readWish(): FieldWish | null {
    const name = readName()
    if (name === '') return null
    const wish: FieldWish = { name, args: {}, fields: null }
    while (source[at] === '.') {
      at++
      const arg = readName()
      const end = source.indexOf(')', at)
      if (source[at] !== '(' || end < 0) return null
      wish.args[arg] = source.slice(at + 1, end)
      at = end + 1
    }
    if (source[at] === '{') {
      at++
      wish.fields = readList('}')
      if (!wish.fields) return null
    }
    return wish
  }

  function readName(): string {
    const start = at
    while (at < source.length && /[\w-]/.test(source[at] as string)) at++
    return source.slice(start, at)
  }

  function skipSpace() {
    while (source[at] === ' ' || source[at] === '\n') at++
  }

  return readList('')
}
