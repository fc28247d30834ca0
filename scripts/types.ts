import { join } from 'node:path'
import { root } from './root.ts'
import { runQuietly } from './run-program.ts'

/**
 * Checks all types. Exits with 1 when there is an error. What runs in Node alone is one project here: its workspaces use
 * each other's sources, and each by itself would check them again. The longest first.
 */
const waiting = ['apps/web', 'tsconfig.node.json', '.', 'apps/web/src/service-worker', 'apps/emulator/web']

const tsc = join(root, 'node_modules/typescript/bin/tsc')
let failed = 0
const check = async (project: string) => {
  const { code, said } = await runQuietly(process.execPath, [tsc, '-p', project, '--checkers', '1'])
  if (code === 0) return
  failed += 1
  process.stdout.write(`${project}\n${said}\n`)
}

// Two at a time, and one checker each: several would work out the contract's types several times.
const work = async () => {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) await check(project)
}
await Promise.all([work(), work()])
if (failed === 0) process.stdout.write('Types are right everywhere.\n')
process.exitCode = failed === 0 ? 0 : 1
