import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callJson, runProgram } from './program.ts'

const emulator = resolve(import.meta.dirname, '..')
const modules = resolve(emulator, '../../node_modules')

let folder: string
let installed: string

/** Packs the emulator and lays it out as an install does: itself as files, what it needs beside it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lm-package-'))
  installed = join(folder, 'node_modules/@lienmach/emulator')
  mkdirSync(installed, { recursive: true })
  const PATH = `${join(modules, '.bin')}${delimiter}${process.env.PATH}`
  execFileSync(process.execPath, [join(emulator, 'pack/make-package.ts'), folder], {
    cwd: folder,
    env: { ...process.env, PATH, INIT_CWD: folder },
    stdio: 'ignore',
  })
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components', '1'])
  for (const name of Object.keys(described().dependencies)) {
    const [scope = '', inside] = name.split('/')
    if (inside !== undefined) mkdirSync(join(folder, 'node_modules', scope), { recursive: true })
    symlinkSync(join(modules, name), join(folder, 'node_modules', name))
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const described = () =>
  JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    bin: Record<string, string>
    dependencies: Record<string, string>
  }

test('The package runs where nothing else of ours is, with its pages and its program interface', async () => {
  const { bin, dependencies } = described()
  expect(Object.keys(dependencies)).not.toContain('react')
  const main = join(installed, Object.values(bin)[0] ?? '')
  expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)

  const program = runProgram(main, ['--port', '0', '--demo'])
  const origin = await program.url()
  expect((await callJson<{ pages: object[] }>('GET', `${origin}/_desk/state`)).pages).toHaveLength(3)
  const page = await (await fetch(origin)).text()
  const [, script = ''] = /src="([^"]+\.js)"/.exec(page) ?? []
  expect((await fetch(`${origin}${script}`)).headers.get('content-type')).toMatch(/javascript/)
  await program.stop()

  const use = `import { startEmulator } from '@lienmach/emulator'
    const emulator = await startEmulator({ port: 0 })
    process.stdout.write(String((await fetch(emulator.url + '/v25.0/me')).status))
    await emulator.close()`
  const words = ['--input-type=module', '--eval', use]
  expect(execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })).toBe('400')
})
