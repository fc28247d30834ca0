import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withSwitches } from './switch-table.ts'

/** Brings the README's table of switches up to date. */
const emulator = join(import.meta.dirname, '..')
const readme = join(emulator, 'README.md')
const source = readFileSync(join(emulator, 'src/world/switches.ts'), 'utf8')
writeFileSync(readme, withSwitches(readFileSync(readme, 'utf8'), source))
