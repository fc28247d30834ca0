import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { customerOf } from './inbox.ts'
import { expect, test } from './world.ts'

const kB = 1_000

/** What a first visit costs, by kind of file: scripts and styles as gzip packs them, fonts as they are. Bytes. */
async function firstLoadOf(
  page: Page,
  path: string,
): Promise<Record<'script' | 'stylesheet' | 'font', number>> {
  const cost = { script: 0, stylesheet: 0, font: 0 }
  const counted: Promise<void>[] = []
  page.on('response', (answer) => {
    const kind = answer.request().resourceType()
    if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'font') return
    counted.push(
      answer.body().then((body) => {
        cost[kind] += kind === 'font' ? body.length : gzipSync(body).length
      }),
    )
  })
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await Promise.all(counted)
  return cost
}

test('the sign-in screen costs at most 120 kB of script on a first visit', async ({ world, browser }) => {
  const page = await browser.newPage({ baseURL: world.url })
  const { script, stylesheet, font } = await firstLoadOf(page, '/login')
  await page.close()
  expect(script).toBeGreaterThan(0)
  expect(script).toBeLessThanOrEqual(120 * kB)
  expect(stylesheet).toBeLessThanOrEqual(20 * kB)
  expect(font).toBeLessThanOrEqual(60 * kB)
})

test('the inbox costs at most 240 kB of script, 20 kB of style and 60 kB of fonts on a first visit', async ({
  world,
  windowOf,
  browser,
}) => {
  await customerOf(world, 'Nguyễn Thị Lan')
  const signedIn = await windowOf(world.owner)
  // The same person in a browser that has kept nothing but the sign-in.
  const storageState = await signedIn.context().storageState()
  const page = await browser.newPage({ baseURL: world.url, storageState })
  const { script, stylesheet, font } = await firstLoadOf(page, '/inbox/all')
  await expect(page.getByTestId('conversation-row')).toHaveCount(1)
  await page.close()
  expect(script).toBeGreaterThan(0)
  expect(script).toBeLessThanOrEqual(240 * kB)
  expect(stylesheet).toBeLessThanOrEqual(20 * kB)
  expect(font).toBeLessThanOrEqual(60 * kB)
})
