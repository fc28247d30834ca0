const longestString = 65_536
const deepest = 32
const mayHoldBigInteger = /[:[,]\s*-?\d{16,}/
const needsCleaning = /[\0\ud800-\udfff]/

/**
 * Parses a webhook body without losing digits: integers that a double cannot hold stay text. Throws what JSON.parse
 * throws; nothing in the result has been cleaned yet.
 */
export function parseLossless(text: string): unknown {
  if (!mayHoldBigInteger.test(text)) return JSON.parse(text)
  return parseWithSource(text, (_key, value, { source }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    source !== undefined &&
    /^-?\d+$/.test(source)
      ? source
      : value,
  )
}

/** JSON.parse hands a third argument to its reviver, the text a value was read from, which the types do not know yet. */
const parseWithSource = JSON.parse as (
  text: string,
  revive: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown

/** Text that PostgreSQL and every browser accept: no NUL, no half of a surrogate pair, at most 64 Ki units. */
export function cleanText(text: string): string {
  const bounded = text.length > longestString ? text.slice(0, longestString) : text
  return needsCleaning.test(bounded) ? bounded.toWellFormed().replaceAll('\0', '\ufffd') : bounded
}

/** A copy that is safe to keep: cleaned strings, bounded depth, no `__proto__`, finite numbers. */
export function cleanValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value ?? null
  if (depth >= deepest) return null
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, depth + 1))
  const clean: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    if (key !== '__proto__') clean[cleanText(key)] = cleanValue(item, depth + 1)
  }
  return clean
}

export type JsonObject = Record<string, unknown>

/** The value as an object, or null for anything else. */
export const asObject = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null

/** The value as cleaned text; ids come as numbers too. Null for anything else and for the empty text. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : cleanText(value)
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

/** The value as a list; anything else is an empty one. */
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
