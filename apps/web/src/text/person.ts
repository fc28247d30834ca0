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

/** Always the same number for the same id, from 0 to `count` - 1. */
export function stableNumber(id: string, count: number): number {
  let sum = 7
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return sum % count
}
