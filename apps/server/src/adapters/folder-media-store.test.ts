import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderMediaStore } from './folder-media-store.ts'
import { systemClock } from './system-clock.ts'
import { systemRandom } from './system-random.ts'

let folder: string
const store = () => folderMediaStore(folder, systemRandom(systemClock))
const bytes = new TextEncoder().encode('ảnh của khách')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lm-media-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a file is read as it was written, whole or in part, and is gone once deleted', async () => {
  await store().put('workspace/2026/photo.jpg', bytes, 'image/jpeg')
  expect(await store().read('workspace/2026/photo.jpg')).toEqual(Buffer.from(bytes))
  const part = await store().get('workspace/2026/photo.jpg', { start: 0, end: 3 })
  expect(part && (await buffer(part))).toEqual(Buffer.from(bytes.subarray(0, 4)))

  await store().delete('workspace/2026/photo.jpg')
  expect(await store().get('workspace/2026/photo.jpg')).toBeNull()
  expect(await store().read('workspace/2026/photo.jpg')).toBeNull()
})

test('nothing half-written is left beside a file, and the later of two writes wins', async () => {
  await store().put('w/one', new Uint8Array(5_000_000), 'image/png')
  await store().put('w/one', bytes, 'image/png')
  expect(await readdir(join(folder, 'w'))).toEqual(['one'])
  expect(await store().read('w/one')).toEqual(Buffer.from(bytes))
})

test.each(['../secrets.json', 'w/../../x', '/etc/passwd', '', 'w//x', 'w/.'])(
  'a key that could lead out of the folder is refused: %s',
  async (key) => {
    await expect(store().put(key, bytes, 'image/png')).rejects.toThrow(/form that is not ours/)
    await expect(store().delete(key)).rejects.toThrow(/form that is not ours/)
  },
)
