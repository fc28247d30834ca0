import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/browser',
  // Two runs at once on one machine need a folder each.
  outputDir: process.env.BROWSER_RESULTS ?? 'test-results',
  // Each test has a world of its own, and waits for it now and then: with three the cores of a small machine stay at work.
  workers: 3,
  // No test needs another one of its file, and none of the three is left alone with a long file at the end.
  fullyParallel: true,
  // Node reads TypeScript itself; to compile server and emulator anew would take longer than to start them.
  build: { external: ['**/*'] },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ...(process.env.LIENMACH_BROWSER_REPORT
      ? [['json', { outputFile: process.env.LIENMACH_BROWSER_REPORT }] as ['json', { outputFile: string }]]
      : []),
  ],
  globalSetup: './tests/browser/global-setup.ts',
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    },
  },
})
