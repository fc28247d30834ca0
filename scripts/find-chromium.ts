import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runProgram } from './run-program.ts'

/** The one without windows first: tests with it take a third less time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const fonts = ['fonts-noto-core', 'fonts-noto-color-emoji']

/** Where a Chromium lies on this machine; installs one where none does. Null: it could not be had. */
export async function findChromium(report: (line: string) => void): Promise<string | null> {
  const found = lookAround()
  if (found !== null) return found

  if (process.getuid?.() === 0 && onPath('apt-get') !== null) {
    report("No Chromium found; installing one from the system's packages …")
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runProgram('apt-get', ['update'], { env })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      await runProgram('apt-get', ['install', '-y', '--no-install-recommends', name, ...fonts], { env })
      const installed = lookAround()
      if (installed !== null) return installed
    }
  }
  report('No Chromium found; installing the one that Playwright brings …')
  const cli = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
  await runProgram(process.execPath, [cli, 'install', 'chromium'], { timeout: 600_000 }).catch(() => 1)
  return lookAround()
}

function lookAround(): string | null {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH && existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH
  for (const name of names) {
    const path = onPath(name)
    if (path !== null) return path
  }
  const own = chromium.executablePath()
  return existsSync(own) ? own : null
}

function onPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return null
}
