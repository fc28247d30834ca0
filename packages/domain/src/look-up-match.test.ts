import { expect, test } from 'vitest'
import type { Instant } from './ids.ts'
import { type DoubtfulReply, matchLookUp, nextLookUpAt, type UnclaimedMessage } from './look-up-match.ts'

const at = (seconds: number) => (seconds * 1_000) as Instant
const reply = (token: string, text: string, seconds: number, open = true): DoubtfulReply => ({
  token,
  text,
  attachmentTypes: [],
  firstAttemptAt: at(seconds),
  open,
})
const message = (mid: string, text: string, seconds: number): UnclaimedMessage => ({
  mid,
  text,
  at: at(seconds),
  attachmentTypes: [],
})

test('a reply is found by its text, however the platform spaces and composes it', () => {
  const found = matchLookUp(
    [reply('t1', ' Dạ còn  hàng ạ\n', 100)],
    [message('m1', 'Dạ còn hàng ạ'.normalize('NFD'), 101)],
  )
  expect(found).toEqual([{ token: 't1', mid: 'm1', at: at(101) }])
})

test('a message from before the attempt, or long after it, is another one', () => {
  expect(
    matchLookUp([reply('t1', 'Dạ', 100)], [message('m1', 'Dạ', 94), message('m2', 'Dạ', 100 + 601)]),
  ).toEqual([])
})

test('of two equal replies with one message, neither is bound', () => {
  expect(matchLookUp([reply('t1', 'Dạ', 100), reply('t2', 'Dạ', 110)], [message('m1', 'Dạ', 111)])).toEqual(
    [],
  )
})

test('two equal replies with two messages are bound in order', () => {
  const found = matchLookUp(
    [reply('t2', 'Dạ', 110), reply('t1', 'Dạ', 100)],
    [message('m2', 'Dạ', 111), message('m1', 'Dạ', 101)],
  )
  expect(found.map(({ token, mid }) => [token, mid])).toEqual([
    ['t1', 'm1'],
    ['t2', 'm2'],
  ])
})

test('a reply that a person sent again competes for its message and is not bound itself', () => {
  expect(
    matchLookUp([reply('old', 'Dạ', 100, false), reply('new', 'Dạ', 170)], [message('m1', 'Dạ', 171)]),
  ).toEqual([])
})

test('pictures are told by their number', () => {
  const stack = { ...reply('t1', '', 100), attachmentTypes: ['image', 'image'] }
  const one = { ...message('m1', '', 101), attachmentTypes: ['image'] }
  expect(matchLookUp([stack], [one])).toEqual([])
  expect(matchLookUp([stack], [{ ...one, attachmentTypes: ['image', 'image'] }])).toHaveLength(1)
})

test('looks follow after 5, 20 and 60 seconds, then hourly, and end after 36 hours', () => {
  const times: number[] = []
  for (let next = nextLookUpAt(at(0), at(0)); next !== null; next = nextLookUpAt(at(0), next))
    times.push(next / 1_000)
  expect(times.slice(0, 5)).toEqual([5, 20, 60, 3_600, 7_200])
  expect(times).toHaveLength(3 + 36)
})
