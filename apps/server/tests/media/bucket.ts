import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

interface Kept {
  bytes: Buffer
  contentType: string
}

/** A bucket as anything that speaks S3 has it: signatures are checked, and what is not there is said in XML. */
export interface Bucket extends AsyncDisposable {
  /** What a store needs in order to use it. */
  settings: {
    endpoint: string
    bucket: string
    region: string
    accessKeyId: string
    secretAccessKey: string
  }
  files: Map<string, Kept>
  /** How it stands: here, away (connections break), or silent (calls are taken and never answered). */
  state: 'here' | 'away' | 'silent'
}

const accessKeyId = 'AKIATIEMHOANANG'
const secretAccessKey = 'khoá bí mật của kho ảnh'
const name = 'moc-store'
const region = 'ap-southeast-1'

export async function openBucket(): Promise<Bucket> {
  const files = new Map<string, Kept>()
  const server = createServer((request, response) => {
    if (bucket.state === 'away') return void request.socket.destroy()
    if (bucket.state === 'here') void serve(files, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const bucket: Bucket = {
    settings: { endpoint: `http://127.0.0.1:${port}`, bucket: name, region, accessKeyId, secretAccessKey },
    files,
    state: 'here',
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return bucket
}

async function serve(files: Map<string, Kept>, request: IncomingMessage, response: ServerResponse) {
  const body = await buffer(request)
  const refuse = (status: number, code: string) =>
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
  if (!isSigned(request, body)) return refuse(403, 'SignatureDoesNotMatch')
  const { pathname } = new URL(request.url ?? '/', 'http://bucket')
  const [, inBucket, ...rest] = decodeURIComponent(pathname).split('/')
  if (inBucket !== name) return refuse(404, 'NoSuchBucket')
  const key = rest.join('/')

  if (request.method === 'PUT') {
    files.set(key, { bytes: body, contentType: request.headers['content-type'] ?? '' })
    return response.writeHead(200, { etag: '"1"' }).end()
  }
  if (request.method === 'DELETE') {
    files.delete(key)
    return response.writeHead(204).end()
  }
  const kept = files.get(key)
  if (!kept) return refuse(404, 'NoSuchKey')
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  const part = range ? kept.bytes.subarray(Number(range[1]), Number(range[2]) + 1) : kept.bytes
  return response
    .writeHead(range ? 206 : 200, { 'content-type': kept.contentType, 'content-length': part.length })
    .end(part)
}

/** Signature version 4, counted again from what arrived. */
function isSigned({ method, url = '/', headers }: IncomingMessage, body: Buffer): boolean {
  const sent = /Credential=(\S+?)\/(\S+), SignedHeaders=(\S+), Signature=(\w+)/.exec(
    headers.authorization ?? '',
  )
  const [, keyId, scope = '', signed = '', signature] = sent ?? []
  if (keyId !== accessKeyId || headers['x-amz-content-sha256'] !== hash(body)) return false
  const [path, query = ''] = url.split('?')
  const asked = [
    method,
    path,
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
      .sort()
      .join('&'),
    ...signed.split(';').map((header) => `${header}:${headers[header]}`),
    '',
    signed,
    hash(body),
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(asked)].join('\n')
  const key = scope.split('/').reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`)
  return hmac(key, toSign).toString('hex') === signature
}

const hash = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
const hmac = (key: Buffer | string, content: string) => createHmac('sha256', key).update(content).digest()
