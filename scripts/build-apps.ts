import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { root } from './root.ts'
import { runQuietly } from './run-program.ts'

/** What runs in browsers and has to be built before it can. */
interface BrowserApp {
  name: string
  folder: string
  /** What the result depends on, relative to the project. */
  sources: readonly string[]
}

/** Inside what was built: what it was built from. */
const noteName = '.build-hash'

const shared = ['package-lock.json', 'packages/contract/src/**/*.ts']
const apps: readonly BrowserApp[] = [
  {
    name: 'the web app',
    folder: 'apps/web',
    sources: [
      ...shared,
      'apps/web/{src,public,build}/**/*',
      'apps/web/{index.html,vite.config.ts,package.json}',
    ],
  },
  {
    name: "the emulator's windows",
    folder: 'apps/emulator',
    sources: [
      'package-lock.json',
      'apps/emulator/{web/**/*,src/world/*.ts}',
      'apps/emulator/{vite.config.ts,package.json}',
    ],
  },
]

/** Builds what changed since it was last built, side by side; everything when forced. */
export async function buildApps(report: (line: string) => void, force = false): Promise<void> {
  await Promise.all(
    apps.map(async (app) => {
      if (!existsSync(join(root, app.folder, 'vite.config.ts'))) return
      const hash = await hashOf(app)
      const dist = join(root, app.folder, 'dist')
      if (!force && (await readFile(join(dist, noteName), 'utf8').catch(() => '')) === hash) return
      report(`Building ${app.name} …`)
      const since = performance.now()
      const next = `${dist}.next`
      await build(app, next)
      await compressAssets(next)
      await writeFile(join(next, noteName), hash)
      await swap(next, dist)
      report(`Built ${app.name} in ${((performance.now() - since) / 1000).toFixed(1)} s.`)
    }),
  )
}

async function hashOf({ sources }: BrowserApp): Promise<string> {
  const hash = createHash('sha256')
  const paths: string[] = []
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true })) {
    if (entry.isFile()) paths.push(join(entry.parentPath, entry.name))
  }
  for (const path of paths.sort()) hash.update(path.slice(root.length)).update(await readFile(path))
  return hash.digest('hex')
}

async function build({ name, folder }: BrowserApp, outDir: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { code, said } = await runQuietly(
    process.execPath,
    [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: join(root, folder),
    },
  )
  if (code !== 0) throw new Error(`Building ${name} failed:\n${said}`)
}

/** Whoever is being served meanwhile gets all of the old or all of the new. */
async function swap(next: string, dist: string): Promise<void> {
  const old = `${dist}.old`
  await rm(old, { recursive: true, force: true })
  if (existsSync(dist)) await rename(dist, old)
  await rename(next, dist)
  await rm(old, { recursive: true, force: true })
}

/** Browsers on a phone's connection get the small form, made once. */
async function compressAssets(dist: string): Promise<void> {
  const compress = promisify(brotliCompress)
  for await (const path of glob('assets/*.{js,css,svg}', { cwd: dist })) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    await writeFile(join(dist, `${path}.br`), await compress(await readFile(join(dist, path)), { params }))
  }
}
