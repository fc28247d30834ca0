import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sentences } from './plain-english.ts'

test('every reason that asks for something to be done has a sentence in the terminal', () => {
  const folder = new URL('.', import.meta.url)
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const reasons = [...sources.matchAll(/\b(?:look|broken)\('\w+', '(\w+)'/g)].map(
    ([, reason]) => reason ?? '',
  )
  expect(reasons.length).toBeGreaterThan(10)
  expect(reasons.filter((reason) => !(reason in sentences))).toEqual([])
})
