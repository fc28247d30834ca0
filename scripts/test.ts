import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { startTestPostgres } from '@lienmach/testkit'
import { root } from './root.ts'
import { runProgram, runQuietly } from './run-program.ts'

interface Counts {
  passed: number
  failed: number
  /** What failed and why, for the end of the output: its beginning may be far away or cut off. */
  faults: readonly string[]
}

interface UnitReport {
  numPassedTests: number
  numFailedTests: number
  testResults: readonly {
    name: string
    message: string
    assertionResults: readonly { status: string; fullName: string; failureMessages: readonly string[] }[]
  }[]
}

interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number }
}

/** Everything there is to check, in the order in which faults are cheapest to find. Prints one line of sums at the end. */
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const reports = await mkdtemp(join(tmpdir(), 'lm-test-'))
const unitReport = join(reports, 'unit.json')
const browserReport = join(reports, 'browser.json')
const troubles: string[] = []

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
}

/** Somebody asked to stop: no further step begins while everything ends. */
let interrupted = false

const step = async (title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  if (interrupted) return
  process.stdout.write(`\n— ${title}\n`)
  const code = await runProgram(command, args, { env: { ...environment, ...env } })
  if (code !== 0) troubles.push(title)
}

/** Steps that need nobody, side by side; what each said is printed when it has ended. */
const look = async (title: string, command: string, args: readonly string[]) => {
  const { code, said } = await runQuietly(command, args, { env: environment })
  process.stdout.write(`\n— ${title}\n${said}`)
  if (code !== 0) troubles.push(title)
}

const looks = [
  look('Lint', bin('biome'), ['check', '.']),
  look('Unused code', bin('knip'), []),
  look('Types', process.execPath, ['scripts/types.ts']),
]
const browserApps = look('Browser apps', process.execPath, ['scripts/build.ts', '--changed'])
const postgres = startTestPostgres()
await using ending = new AsyncDisposableStack()
ending.defer(async () => (await postgres).stop())
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted = true
    void ending.disposeAsync().finally(() => process.exit(130))
  })
}
environment.LIENMACH_TEST_POSTGRES = (await postgres).templateUrl
await browserApps
// The tests start slowly, on one core: the looks may end meanwhile.
await step('Unit and integration tests', bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
])
await Promise.all(looks)
await step('Browser tests', process.execPath, ['scripts/test-browser.ts'], {
  LIENMACH_BROWSER_REPORT: browserReport,
})

const unit = await read(unitReport, (report: UnitReport) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  faults: report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message === '' ? [] : [`${relative(root, name)}: ${message}`]),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(
        ({ fullName, failureMessages }) =>
          `${relative(root, name)}: ${fullName}\n${failureMessages.join('\n')}`,
      ),
  ]),
}))
const browser = await read(browserReport, ({ stats }: BrowserReport) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  faults: [],
}))
await rm(reports, { recursive: true, force: true })

if (unit.passed === 0) troubles.push('No unit test passed')
if (browser.passed === 0) troubles.push('No browser test passed')
if (troubles.length > 0) process.stdout.write(`\nNot in order: ${[...new Set(troubles)].join(', ')}\n`)
for (const fault of unit.faults) process.stdout.write(`\nFailed: ${fault}\n`)
const failed = unit.failed + browser.failed
process.stdout.write(`\n${unit.passed + browser.passed} passed, ${failed} failed\n`)
process.exitCode = troubles.length === 0 && failed === 0 ? 0 : 1

async function read<Report>(path: string, counts: (report: Report) => Counts): Promise<Counts> {
  try {
    return counts(JSON.parse(await readFile(path, 'utf8')) as Report)
  } catch {
    return { passed: 0, failed: 0, faults: [] }
  }
}
