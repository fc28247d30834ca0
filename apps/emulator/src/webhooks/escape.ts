/**
 * JSON as PHP writes it, which is what Meta signs and sends: no byte above 127, and `/` as `\/`. A receiver that
 * checks the signature over JSON it wrote itself fails on the first Vietnamese letter.
 */
export function escapedJson(value: unknown): string {
  const plain = JSON.stringify(value)
  return plain
    .replace(/\//g, '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
