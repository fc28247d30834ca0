/** For searching: no case, no diacritics, `đ` as `d`. "Ánh Tuyết" is found by "anh tuyet". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
}

/** Whether every word of the query begins or lies within the text. An empty query fits everything. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text)
  return fold(query)
    .split(/\s+/u)
    .every((word) => folded.includes(word))
}
