const slash = 0x2f
const firstForeign = 0x80

/** `\uXXXX` by unit, written once each. */
const escapes: string[] = []

const escapeOf = (unit: number): string => {
  escapes[unit] ??= unit === slash ? '\\/' : `\\u${unit.toString(16).padStart(4, '0')}`
  return escapes[unit]
}

/**
 * JSON as PHP writes it, which is what Meta signs and sends: no byte above 127, and `/` as `\/`. A receiver that
 * checks the signature over JSON it wrote itself fails on the first Vietnamese letter.
 */
export function escapedJson(value: unknown): string {
  const plain = JSON.stringify(value)
  let escaped = ''
  let copied = 0
  for (let index = 0; index < plain.length; index++) {
    const unit = plain.charCodeAt(index)
    if (unit !== slash && unit < firstForeign) continue
    escaped += plain.slice(copied, index) + escapeOf(unit)
    copied = index + 1
  }
  return escaped + plain.slice(copied)
}
