/** Up to two letters that stand for a person: the first of the family name and of the given name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = words[0]
  const last = words.length > 1 ? words.at(-1) : undefined
  return (
    [first, last]
      .map((word) => Array.from(word ?? '')[0] ?? '')
      .join('')
      .toUpperCase() || '?'
  )
}

/** Vietnamese names end with the given name: "Nguyễn Thị Ánh" is addressed as "Ánh". */
export function givenNameOf(name: string): string {
  return name.trim().split(/\s+/u).at(-1) ?? name
}

/** Always the same number for the same id, from 0 to `count` - 1, and evenly spread (FNV-1a). */
export function stableNumber(id: string, count: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % count
}
