/** An address that a browser may open from here: http or https and nothing else. */
export function safeLink(address: string | null): string | null {
  if (address === null) return null
  try {
    const url = new URL(address)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
  } catch {
    return null
  }
}
