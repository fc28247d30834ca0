import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Makes the package that people install: Node runs no TypeScript inside `node_modules`, so it holds plain JavaScript, the
 * built pages and a description of its own. Writes a tarball into the folder given, or into the current one.
 */
const emulator = resolve(import.meta.dirname, '..')
const repository = resolve(emulator, '../..')
const into = resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? '.')

const folder = mkdtempSync(join(tmpdir(), 'lienmach-emulator-'))
try {
  run('tsc', ['-p', join(emulator, 'pack'), '--checkers', '1', '--outDir', join(folder, 'lib')])
  run('vite', ['build', '--logLevel', 'warn', '--outDir', join(folder, 'dist')])
  cpSync(join(emulator, 'README.md'), join(folder, 'README.md'))
  cpSync(join(repository, 'LICENSE'), join(folder, 'LICENSE'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description(), null, 2)}\n`)
  mkdirSync(into, { recursive: true })
  run('npm', ['pack', folder, '--pack-destination', into])
} finally {
  rmSync(folder, { recursive: true })
}

function run(program: string, words: string[]) {
  execFileSync(program, words, { cwd: emulator, stdio: ['ignore', 'inherit', 'inherit'] })
}

function description() {
  const { name, version, license, description, dependencies } = JSON.parse(
    readFileSync(join(emulator, 'package.json'), 'utf8'),
  )
  const used = importedPackages()
  return {
    name,
    version,
    license,
    description,
    type: 'module',
    bin: { 'lienmach-emulator': 'lib/main.js' },
    exports: { '.': { types: './lib/index.d.ts', default: './lib/index.js' } },
    files: ['lib', 'dist'],
    engines: { node: '>=22.19' },
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => used.has(name))),
  }
}

/** Packages that the program itself imports; what only its pages need is built into them. */
function importedPackages(): Set<string> {
  const files = globSync('lib/**/*.{js,d.ts}', { cwd: folder })
  const imports = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import\()\s*['"]([^'".][^'"]*)['"]/g)].map(
      ([, from = '']) =>
        from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/'),
    ),
  )
  return new Set(imports.filter((from) => !from.startsWith('node:') && !builtinModules.includes(from)))
}
