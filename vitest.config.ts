import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const server = {
  globalSetup: [fileURLToPath(new URL('packages/testkit/src/global-setup.ts', import.meta.url))],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 3,
    projects: [
      { test: { name: 'domain', isolate: false, root: 'packages/domain', include: ['src/**/*.test.ts'] } },
      {
        test: { name: 'contract', isolate: false, root: 'packages/contract', include: ['src/**/*.test.ts'] },
      },
      {
        test: {
          name: 'server',
          isolate: false,
          root: 'apps/server',
          include: ['{src,tests}/**/*.test.ts'],
          ...server,
        },
      },
      { test: { name: 'testkit', root: 'packages/testkit', include: ['src/**/*.test.ts'], ...server } },
      {
        test: {
          name: 'emulator',
          isolate: false,
          root: 'apps/emulator',
          include: ['{src,tests}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        test: { name: 'web', isolate: false, root: 'apps/web', include: ['{src,build}/**/*.test.{ts,tsx}'] },
      },
      { test: { name: 'scripts', root: 'scripts', include: ['**/*.test.ts'] } },
    ],
  },
})
