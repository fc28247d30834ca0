import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MediaStore } from '../ports/media-store.ts'
import type { Random } from '../ports/random.ts'

/** Files in a folder. A file is complete and on the disk before it has its name. */
export function folderMediaStore(folder: string, random: Random): MediaStore {
  const pathOf = (key: string) => {
    if (!/^[\w-]+(\/[\w-][\w.-]*)*$/.test(key) || key.includes('..'))
      throw new Error('A media key has a form that is not ours.')
    return join(folder, key)
  }
  const missing = (error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.${random.token(6)}.part`
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
    },
    async get(key, range) {
      const path = pathOf(key)
      const known = await stat(path).catch(missing)
      return known === null ? null : createReadStream(path, range)
    },
    read: async (key) => readFile(pathOf(key)).catch(missing),
    delete: async (key) => rm(pathOf(key), { force: true }),
  }
}
