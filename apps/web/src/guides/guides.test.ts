import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { guideIds } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { vi } from '../i18n/vi/index.ts'
import { guides } from './guides.ts'

const pictures = resolve(import.meta.dirname, '../../public/guides')

test.each(guideIds)('the guide %s tells every one of its steps, in order, and from which day it is', (id) => {
  const { steps, validAsOf } = guides[id]
  const told = Object.keys(vi.guides[id]).filter((key) => key.startsWith('step'))
  expect(steps.map(({ words }) => words)).toEqual(told.map((key) => `${id}.${key}`))
  expect(validAsOf).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test.each(Object.keys(vi.guides.pictures))('the picture %s is there in both languages, and small', (name) => {
  for (const locale of ['vi', 'en']) {
    const file = `${pictures}/${locale}/${name}.webp`
    expect(existsSync(file), file).toBe(true)
    expect(statSync(file).size, file).toBeLessThanOrEqual(40_000)
  }
})

test('every picture is shown by a guide', () => {
  const shown = Object.values(guides).flatMap(({ steps }) => steps.flatMap(({ picture }) => picture ?? []))
  expect([...new Set(shown)].toSorted()).toEqual(Object.keys(vi.guides.pictures).toSorted())
})
