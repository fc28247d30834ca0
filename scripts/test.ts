import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './root.ts'
import { runProgram, runQuietly } from './run-program.ts'

interface Counts {
  passed: number
  failed: number
}

/** Everything there is to check, in the order in which faults are cheapest to find. Prints one line of sums at the end. */
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const reports = await mkdtemp(join(tmpdir(), 'lm-test-'))
const unitReport = join(reports, 'unit.json')
const browserReport = join(reports, 'browser.json')
const troubles: string[] = []

const environment = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') }

const step = async (title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  process.stdout.write(`\n— ${title}\n`)
  const code = await runProgram(command, args, { env: { ...environment, ...env } })
  if (code !== 0) troubles.push(title)
}

/** Steps that only read, side by side; what each said is printed when it has ended. */
const look = async (title: string, command: string, args: readonly string[]) => {
  const { code, said } = await runQuietly(command, args, { env: environment })
  process.stdout.write(`\n— ${title}\n${said}`)
  if (code !== 0) troubles.push(title)
}

await Promise.all([
  look('Lint', bin('biome'), ['check', '.']),
  look('Unused code', bin('knip'), []),
  look('Types', process.execPath, ['scripts/types.ts']),
])
await step('Unit and integration tests', bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
])
await step('Browser tests', process.execPath, ['scripts/test-browser.ts'], {
  LIENMACH_BROWSER_REPORT: browserReport,
})

const unit = await read(
  unitReport,
  (report: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }),
)
const browser = await read(
  browserReport,
  (report: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
  }),
)
await rm(reports, { recursive: true, force: true })

if (unit.passed === 0) troubles.push('No unit test passed')
if (browser.passed === 0) troubles.push('No browser test passed')
if (troubles.length > 0) process.stdout.write(`\nNot in order: ${[...new Set(troubles)].join(', ')}\n`)
const failed = unit.failed + browser.failed
process.stdout.write(`\n${unit.passed + browser.passed} passed, ${failed} failed\n`)
process.exitCode = troubles.length === 0 && failed === 0 ? 0 : 1

async function read<Report>(path: string, counts: (report: Report) => Counts): Promise<Counts> {
  try {
    return counts(JSON.parse(await readFile(path, 'utf8')) as Report)
  } catch {
    return { passed: 0, failed: 0 }
  }
}
