import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { switchTable, withSwitches } from '../pack/switch-table.ts'
import { defaultSwitches } from '../src/world/switches.ts'

const emulator = join(import.meta.dirname, '..')
const readme = readFileSync(join(emulator, 'README.md'), 'utf8')
const source = readFileSync(join(emulator, 'src/world/switches.ts'), 'utf8')

test('The README shows every switch with its default (npm run readme brings it up to date)', () => {
  for (const name of Object.keys(defaultSwitches)) expect(switchTable(source)).toContain(`| \`${name}\` |`)
  expect(withSwitches(readme, source)).toBe(readme)
})

test('The README and --help name the same flags', () => {
  const help = execFileSync(process.execPath, [join(emulator, 'src/main.ts'), '--help'], { encoding: 'utf8' })
  const flags = (text: string, line: RegExp) => [...text.matchAll(line)].map(([, flag]) => flag).sort()
  const helped = flags(help, /^ {2}(--\w+)/gm)
  expect(helped).toContain('--seed')
  expect(flags(readme, /^\| `(--\w+)/gm)).toEqual(helped)
})
