import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PostgresTrouble } from './trouble.ts'

export interface User {
  uid: number
  gid: number
}

/** Where root keeps what another user must be able to reach. */
export const rootPlace = '/var/lib/lienmach'
/** A Unix socket's path holds at most 107 bytes, and the socket's own name takes 14 of them. */
const longestSocketFolder = 90
/** In the data folder: where its database lies, when that is somewhere else. */
const pointer = 'postgres-is-in'

/** PostgreSQL refuses to run as root; `nobody` exists everywhere and owns nothing. */
export async function nobody(): Promise<User> {
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (!uid || !gid) {
    throw new PostgresTrouble(
      'PostgreSQL cannot run as root, and there is no user "nobody" to run it as. Start as an ordinary user, or set DATABASE_URL.',
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

/** The data folder, or, where root keeps it in a place that nobody else can enter, a folder of its own. */
export async function homeFor(dataDir: string, runAs: User | null): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: { code?: string }) => {
    throw new PostgresTrouble(
      `The data folder ${dataDir} cannot be made (${error.code}). Set DATA_DIR to a folder that can be written.`,
    )
  })
  if (runAs === null) return dataDir
  const elsewhere = (await readFile(join(dataDir, pointer), 'utf8').catch(() => '')).trim()
  if (elsewhere !== '') return elsewhere
  if (await canBeEntered(dirname(dataDir))) {
    const { mode } = await stat(dataDir)
    if ((mode & 0o001) === 0) await chmod(dataDir, mode | 0o011)
    return dataDir
  }
  const home = join(rootPlace, shortHash(dataDir))
  await mkdir(home, { recursive: true, mode: 0o711 })
  await writeFile(join(dataDir, pointer), `${home}\n`)
  return home
}

/** Inside the database's home, or, where that lies too deep, in a private folder with a short name. */
export async function socketFolderFor(home: string, runAs: User | null): Promise<string> {
  const inside = join(home, 'socket')
  const fits = Buffer.byteLength(inside) <= longestSocketFolder
  const folder = fits ? inside : join(tmpdir(), `lienmach-${shortHash(home)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  const owners = [process.getuid?.(), runAs?.uid]
  // In a place that everybody can write, somebody else may have been there first.
  if (!found.isDirectory() || !owners.includes(found.uid)) {
    throw new PostgresTrouble(
      `${folder} belongs to somebody else. Remove it, or set DATA_DIR to a shorter path.`,
    )
  }
  if (runAs) await chown(folder, runAs.uid, runAs.gid)
  return folder
}

export function refuseUnreadable(error: { code?: string }, cluster: string): false {
  if (error.code === 'ENOENT') return false
  throw new PostgresTrouble(
    `The data folder ${cluster} cannot be read (${error.code}). Start as its owner, or set DATA_DIR to another folder.`,
  )
}

/** Whether everybody can walk down to a folder. */
async function canBeEntered(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false
    if (dirname(path) === path) return true
  }
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
