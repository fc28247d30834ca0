import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { s3MediaStore } from '../../src/adapters/s3-media-store.ts'
import { MediaStoreUnavailable } from '../../src/ports/media-store.ts'
import { type Bucket, openBucket } from './bucket.ts'

let bucket: Bucket
let store: ReturnType<typeof s3MediaStore>
const bytes = new TextEncoder().encode('ảnh của khách')

beforeEach(async () => {
  bucket = await openBucket()
  store = s3MediaStore(bucket.settings)
})
afterEach(async () => {
  store.close()
  await bucket[Symbol.asyncDispose]()
})

test('a file is read as it was written, whole or in part, and is gone once deleted', async () => {
  await store.put('cua-hang/ao-dai', bytes, 'image/png')
  expect(bucket.files.get('cua-hang/ao-dai')).toEqual({ bytes: Buffer.from(bytes), contentType: 'image/png' })
  expect(await store.read('cua-hang/ao-dai')).toEqual(bytes)
  const part = await store.get('cua-hang/ao-dai', { start: 2, end: 6 })
  expect(part && (await buffer(part))).toEqual(Buffer.from(bytes.subarray(2, 7)))
  const whole = await store.get('cua-hang/ao-dai')
  expect(whole && (await buffer(whole))).toEqual(Buffer.from(bytes))

  await store.delete('cua-hang/ao-dai')
  expect(bucket.files.size).toBe(0)
  expect(await store.get('cua-hang/ao-dai')).toBeNull()
})

test('a file that was never there reads as nothing, and deleting it again is no mistake', async () => {
  expect(await store.read('cua-hang/khong-co')).toBeNull()
  expect(await store.get('cua-hang/khong-co', { start: 0, end: 9 })).toBeNull()
  await store.delete('cua-hang/khong-co')
})

test('the later of two writes wins, and names in any script are kept apart', async () => {
  await store.put('cua-hang/ảnh 1+1.png', bytes, 'image/png')
  await store.put('cua-hang/ảnh 1+1.png', new Uint8Array([1, 2, 3]), 'image/jpeg')
  await store.put('cua-hang/ảnh 1%2B1.png', bytes, 'image/png')
  expect([...bucket.files.keys()]).toEqual(['cua-hang/ảnh 1+1.png', 'cua-hang/ảnh 1%2B1.png'])
  expect(await store.read('cua-hang/ảnh 1+1.png')).toEqual(new Uint8Array([1, 2, 3]))
})

/** What a store says of each thing that can be asked of it, with its reason. */
async function refusals(asked: ReturnType<typeof s3MediaStore>): Promise<(string | undefined)[]> {
  const answers = await Promise.allSettled([
    asked.put('cua-hang/ao-dai', bytes, 'image/png'),
    asked.get('cua-hang/ao-dai'),
    asked.read('cua-hang/ao-dai'),
    asked.delete('cua-hang/ao-dai'),
  ])
  asked.close()
  return answers.map((answer) => {
    if (answer.status === 'fulfilled') return undefined
    expect(answer.reason).toBeInstanceOf(MediaStoreUnavailable)
    expect(`${answer.reason.stack} ${answer.reason.cause.stack}`).not.toContain(
      bucket.settings.secretAccessKey,
    )
    return answer.reason.cause.name as string
  })
}

test('wrong credentials and a bucket that does not exist are told apart from a missing file', async () => {
  await store.put('cua-hang/ao-dai', bytes, 'image/png')
  const { settings } = bucket
  expect(await refusals(s3MediaStore({ ...settings, secretAccessKey: 'một khoá khác' }))).toEqual(
    Array(4).fill('SignatureDoesNotMatch'),
  )
  expect(await refusals(s3MediaStore({ ...settings, accessKeyId: 'AKIAKHAC' }))).toEqual(
    Array(4).fill('SignatureDoesNotMatch'),
  )
  expect(await refusals(s3MediaStore({ ...settings, bucket: 'kho-khac' }))).toEqual(
    Array(4).fill('NoSuchBucket'),
  )
  expect(bucket.files.size).toBe(1)
})

test.each(['away', 'silent'] as const)('a bucket that is %s is said to be unavailable', async (state) => {
  bucket.state = state
  const impatient = s3MediaStore(bucket.settings, { connectionTimeout: 1_000, socketTimeout: 20 })
  expect(await refusals(impatient)).toEqual(Array(4).fill('TimeoutError'))
})
