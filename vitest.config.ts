import { defineConfig } from 'vitest/config'

const project = (name: string, folder: string, extra: object = {}) => ({
  test: { name, root: folder, include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], ...extra },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    pool: 'forks',
    projects: [
      project('domain', 'packages/domain'),
      project('contract', 'packages/contract'),
      project('emulator', 'apps/emulator', { testTimeout: 20_000 }),
      project('server', 'apps/server', {
        globalSetup: [new URL('./packages/testkit/src/vitest-setup.ts', import.meta.url).pathname],
        testTimeout: 30_000,
        hookTimeout: 30_000,
      }),
      project('web', 'apps/web'),
    ],
  },
})
