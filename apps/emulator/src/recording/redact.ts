import type { World } from '../world/world.ts'

/** Names under which a whole value is secret. */
const secretNames =
  /^(access_token|input_token|fb_exchange_token|client_secret|secret|appsecret_proof|verify_?token|hub\.verify_token|code|signed_request|(page|user)AccessToken|x-hub-signature(-256)?)$/i

/** What a token or a login code looks like wherever it stands, and a proof inside a batch's addresses. */
const secretShapes: readonly (readonly [RegExp, kind: string])[] = [
  [/EAAG[A-Za-z0-9]{40,}/g, 'token'],
  [/AQD[\w-]{100,}/g, 'code'],
  [/(?<=appsecret_proof=)[0-9a-f]{64}/g, 'proof'],
]

/** Replaces every secret in a value. The same secret gets the same stand-in all along, so that a reader can still follow it. */
export function createRedactor(world: World): (value: unknown) => unknown {
  const standIns = new Map<string, string>()

  function standIn(secret: string, kind: string): string {
    const known = standIns.get(secret) ?? `${kind}-${standIns.size + 1}`
    standIns.set(secret, known)
    return known
  }

  function redactText(text: string): string {
    let clean = text
    for (const { secret } of world.apps.values())
      clean = clean.replaceAll(secret, () => standIn(secret, 'secret'))
    for (const [shape, kind] of secretShapes) clean = clean.replace(shape, (secret) => standIn(secret, kind))
    return clean
  }

  function redactNamed(name: string, value: unknown): unknown {
    if (typeof value !== 'string' || value === '' || !secretNames.test(name)) return redact(value)
    const clean = redactText(value)
    return clean === value ? standIn(value, 'secret') : clean
  }

  function redact(value: unknown): unknown {
    if (typeof value === 'string') return redactText(value)
    if (Array.isArray(value)) return value.map(redact)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redactNamed(name, part)]))
  }
  return redact
}
