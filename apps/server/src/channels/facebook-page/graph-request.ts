import { createHmac } from 'node:crypto'

/** One call of the Graph API. Paths start after the version: `me/accounts`, `1234/messages`. */
export interface GraphCall {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** A Page's, a person's or the app's token. Travels in a header, never in an address. */
  token?: string
  query?: Record<string, string | number | undefined>
  body?: GraphBody
}

export type GraphBody =
  | { kind: 'json'; json: unknown }
  | { kind: 'form'; fields: Record<string, string> }
  | { kind: 'file'; fields: Record<string, string>; file: GraphFile }

/** A file in a multipart body. The platform fails on names that are not ASCII, so the name must be. */
export interface GraphFile {
  field: string
  name: string
  contentType: string
  bytes: Uint8Array
}

export interface EncodedCall {
  path: string
  headers: Record<string, string>
  body: Buffer | null
}

/** Puts a call into bytes. `boundary` separates the parts of a multipart body and must not occur in the file. */
export function encodeCall(call: GraphCall, base: string, appSecret: string, boundary: string): EncodedCall {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) query.set(name, String(value))
  }
  // Meta's proof that whoever holds the token also holds the app's secret.
  if (call.token !== undefined) query.set('appsecret_proof', proofOf(call.token, appSecret))
  const search = query.toString()

  const { contentType, bytes } = encodeBody(call.body, boundary)
  return {
    path: `${base}/${call.path}${search === '' ? '' : `?${search}`}`,
    headers: {
      accept: 'application/json',
      ...(call.token !== undefined && { authorization: `Bearer ${call.token}` }),
      ...(contentType && { 'content-type': contentType }),
    },
    body: bytes,
  }
}

const proofOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('hex')

function encodeBody(
  body: GraphBody | undefined,
  boundary: string,
): { contentType: string | null; bytes: Buffer | null } {
  switch (body?.kind) {
    case undefined:
      return { contentType: null, bytes: null }
    case 'json':
      return { contentType: 'application/json', bytes: Buffer.from(JSON.stringify(body.json)) }
    case 'form':
      return {
        contentType: 'application/x-www-form-urlencoded',
        bytes: Buffer.from(new URLSearchParams(body.fields).toString()),
      }
    case 'file':
      return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: encodeParts(body, boundary) }
  }
}

function encodeParts({ fields, file }: Extract<GraphBody, { kind: 'file' }>, boundary: string): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\n` +
    `content-type: ${file.contentType}\r\n\r\n`
  return Buffer.concat([
    Buffer.from(parts.join('') + head),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}
