import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runProgram } from './run-program.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where a Chromium lies on this machine; installs one where none does. Null: it could not be had. */
export async function findChromium(report: (line: string) => void): Promise<string | null> {
  const found = lookAround()
  if (found !== null) return found

  const mayInstall = process.getuid?.() === 0 && onPath('apt-get') !== null
  report('No Chromium found; installing the one that Playwright brings …')
  const cli = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
  // Where the download's host cannot be reached, it would be tried for long; with another way left, for less long.
  const timeout = mayInstall ? 90_000 : 600_000
  await runProgram(process.execPath, [cli, 'install', 'chromium', '--only-shell'], { timeout }).catch(() => 1)
  const brought = lookAround()
  if (brought !== null) return brought

  if (!mayInstall) return null
  report("Installing Chromium from the system's packages …")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runProgram('apt-get', ['update'], { env })
  await runProgram(
    'apt-get',
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fonts-noto-color-emoji'],
    { env },
  )
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
