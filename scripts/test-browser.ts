import { join } from 'node:path'
import { findChromium } from './find-chromium.ts'
import { root } from './root.ts'
import { runProgram } from './run-program.ts'

/** Runs the browser tests; everything given after `--` goes on to Playwright, such as `--grep PATTERN`. */
const path = await findChromium((line) => process.stdout.write(`${line}\n`))
if (path === null) {
  process.stderr.write(
    'No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH to where it lies.\n',
  )
  process.exit(1)
}
const cli = join(root, 'node_modules/@playwright/test/cli.js')
process.exitCode = await runProgram(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
  env: { ...process.env, CHROMIUM_PATH: path },
})
