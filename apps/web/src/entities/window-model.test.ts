import { expect, test } from 'vitest'
import { readWindow } from './window-model.ts'

const hour = 3_600_000

test('the window turns from quiet to soon to urgent, then to the human agent’s days, then closes', () => {
  const window = { standardUntil: 24 * hour, humanAgentUntil: 168 * hour }
  const at = (now: number) => readWindow(window, now)
  expect(at(0)).toMatchObject({ stage: 'open', tone: 'quiet' })
  expect(at(22.5 * hour)).toMatchObject({ stage: 'open', tone: 'soon' })
  expect(at(23.75 * hour)).toMatchObject({ stage: 'open', tone: 'urgent' })
  expect(at(24 * hour)).toMatchObject({ stage: 'human_agent' })
  expect(at(168 * hour)).toEqual({ stage: 'closed' })
})

test('without the human agent feature the window closes after 24 hours', () => {
  expect(readWindow({ standardUntil: 24 * hour, humanAgentUntil: 24 * hour }, 24 * hour)).toEqual({
    stage: 'closed',
  })
})

test('a Page whose human agent feature was refused closes after 24 hours, whatever was hoped for', () => {
  const window = { standardUntil: 24 * hour, humanAgentUntil: 168 * hour }
  expect(readWindow(window, 25 * hour, 'refused')).toEqual({ stage: 'closed' })
  expect(readWindow(window, 25 * hour, 'granted')).toMatchObject({ stage: 'human_agent' })
})
