import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const options: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  // Each frame is asked by itself.
  iframes: false,
}

/** Holds a screen and what is framed in it to WCAG 2.2 AA, as far as a program can tell. */
export async function expectNoBarrier(page: Page, where: string): Promise<void> {
  const found: string[] = []
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source)
    const violations = await frame.evaluate(async (how) => {
      // Guards that catch the focus at a layer's edge and hand it on at once: hidden on purpose.
      const what = { exclude: '[data-base-ui-focus-guard]' }
      const results = await (window as unknown as { axe: typeof axe }).axe.run(what, how)
      return results.violations.map(({ id, nodes }) => ({ id, places: nodes.map(({ html }) => html) }))
    }, options)
    for (const { id, places } of violations)
      found.push(`${where}: ${id} ${places.map((html) => html.slice(0, 160)).join(' | ')}`)
  }
  expect(found).toEqual([])
}

/** Nothing on a screen is wider than the screen. */
export async function expectNoSideways(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over, `${where} scrolls sideways`).toBeLessThanOrEqual(0)
}
