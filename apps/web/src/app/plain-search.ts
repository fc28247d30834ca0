/** The address after `?`, as everybody else writes it: names and words, nothing quoted, nothing guessed to be a number. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text))

export function stringifySearch(search: Record<string, unknown>): string {
  const words = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  )
  const text = new URLSearchParams(words).toString()
  return text === '' ? '' : `?${text}`
}
