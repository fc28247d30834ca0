/** Fills `:names` of a path and appends what is asked for. Left-out and undefined values are not sent. */
export function addressOf(path: string, params: unknown = {}, query: unknown = {}): string {
  const values = (params ?? {}) as Readonly<Record<string, string>>
  const filled = path.replace(/:(\w+)/gu, (_whole, name: string) => encodeURIComponent(values[name] ?? ''))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Readonly<Record<string, unknown>>)) {
    if (value !== undefined) asked.set(name, String(value))
  }
  return asked.size === 0 ? filled : `${filled}?${asked}`
}
