import { expect, test } from 'vitest'
import { missingTasks } from './page-access.ts'

test('an admin of a Page lacks nothing', () => {
  expect(missingTasks(['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'])).toEqual(
    [],
  )
})

test('managing a Page includes subscribing to its webhooks', () => {
  expect(missingTasks(['MESSAGING', 'MANAGE'])).toEqual([])
})

test('an analyst is told both things that are missing', () => {
  expect(missingTasks(['ANALYZE'])).toEqual(['MESSAGING', 'MODERATE'])
})

test('an editor without the inbox lacks only messaging', () => {
  expect(missingTasks(['CREATE_CONTENT', 'MODERATE'])).toEqual(['MESSAGING'])
})
