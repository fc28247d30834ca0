import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { type MediaStore, MediaStoreUnavailable } from '../ports/media-store.ts'

export interface S3Settings {
  endpoint: string | null
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** How long a store may say nothing before it counts as away. Milliseconds. */
const patience = { connectionTimeout: 5_000, socketTimeout: 20_000 }

/** Files in anything that speaks S3. */
export function s3MediaStore(
  settings: S3Settings,
  requestHandler = patience,
): MediaStore & { close(): void } {
  const client = new S3Client({
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    requestHandler,
    ...(settings.endpoint !== null && { endpoint: settings.endpoint, forcePathStyle: true }),
  })
  const fetch = async (key: string, range?: { start: number; end: number }) => {
    try {
      const answer = await client.send(
        new GetObjectCommand({
          Bucket: settings.bucket,
          Key: key,
          ...(range && { Range: `bytes=${range.start}-${range.end}` }),
        }),
      )
      return answer.Body ?? null
    } catch (error) {
      if (error instanceof NoSuchKey) return null
      throw new MediaStoreUnavailable(error)
    }
  }
  const refuse = (error: unknown) => {
    throw new MediaStoreUnavailable(error)
  }
  return {
    async put(key, bytes, contentType) {
      const file = { Bucket: settings.bucket, Key: key, Body: bytes, ContentType: contentType }
      await client.send(new PutObjectCommand(file)).catch(refuse)
    },
    async get(key, range) {
      const body = await fetch(key, range)
      return body === null
        ? null
        : Readable.fromWeb(body.transformToWebStream() as Parameters<typeof Readable.fromWeb>[0])
    },
    async read(key) {
      return (await fetch(key))?.transformToByteArray().catch(refuse) ?? null
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand({ Bucket: settings.bucket, Key: key })).catch(refuse)
    },
    close: () => client.destroy(),
  }
}
