import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './root.ts'
import { runQuietly } from './run-program.ts'

/** Checks the types of every workspace, and of what lies at the root. Exits with 1 when any has an error. */
const projects = ['.']
const patterns = [
  '{apps,packages}/*/tsconfig.json',
  'apps/*/web/tsconfig.json',
  'apps/web/src/service-worker/tsconfig.json',
]
for await (const path of glob(patterns, { cwd: root })) projects.push(join(path, '..'))

const tsc = join(root, 'node_modules/typescript/bin/tsc')
let failed = 0
const check = async (project: string) => {
  const { code, said } = await runQuietly(process.execPath, [tsc, '-p', project, '--checkers', '1'])
  if (code === 0) return
  failed += 1
  process.stdout.write(`${project}\n${said}\n`)
}

// Two at a time, and one checker each: several would work out the contract's types several times.
const waiting = projects.sort()
const work = async () => {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) await check(project)
}
await Promise.all([work(), work()])
if (failed === 0) process.stdout.write('Types are right everywhere.\n')
process.exitCode = failed === 0 ? 0 : 1
