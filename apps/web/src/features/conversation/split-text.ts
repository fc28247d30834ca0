/** As a reply leaves: composed characters, no blank tail. What stands at the front is the writer's business. */
export const outgoing = (text: string): string => text.normalize('NFC').trimEnd()

/** Characters as the platform counts them. */
export const lengthOf = (text: string): number => outgoing(text).length

/**
 * Cuts a text into parts of at most `limit` characters, at a paragraph, a sentence or a word where there is one, and
 * never through a character.
 */
export function splitText(text: string, limit: number): readonly string[] {
  let rest = outgoing(text)
  const parts: string[] = []
  while (rest.length > limit) {
    const window = rest.slice(0, limit + 1)
    const cut =
      [
        window.lastIndexOf('\n\n'),
        window.lastIndexOf('\n'),
        lastSentenceEnd(window),
        window.lastIndexOf(' '),
      ].find((at) => at > limit / 3) ?? safeCut(window, limit)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

function lastSentenceEnd(text: string): number {
  const ends = [...text.matchAll(/[.!?…]\s/gu)]
  const last = ends.at(-1)
  return last === undefined ? -1 : last.index + 1
}

function safeCut(text: string, limit: number): number {
  const segments = new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text)
  let cut = 0
  for (const { index } of segments) {
    if (index > limit) break
    cut = index
  }
  return cut > 0 ? cut : limit
}
