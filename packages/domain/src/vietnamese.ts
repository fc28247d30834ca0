/** Lower case without diacritics, so that "anh tuyet" finds "Ánh Tuyết". `đ` does not decompose and is replaced by name. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .normalize('NFC')
    .toLowerCase()
}

const longestWord = 64
const mostWords = 400
const plainWord = /[a-z0-9]+/g
const anyWord = /[\p{L}\p{N}]+/gu
const beyondAscii = /[^\0-\u007f]/

/** The different words of a text as the search index keeps them: folded, each at most 64 characters, at most 400. */
export function searchWords(text: string): string[] {
  const folded = fold(text)
  const words = new Set<string>()
  for (const [word] of folded.matchAll(beyondAscii.test(folded) ? anyWord : plainWord)) {
    words.add(word.length > longestWord ? word.slice(0, longestWord) : word)
    if (words.size === mostWords) break
  }
  return [...words]
}
