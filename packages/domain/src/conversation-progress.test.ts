import { expect, test } from 'vitest'
import {
  type ConversationProgress,
  type HeardMessage,
  hear,
  isByPerson,
  recall,
} from './conversation-progress.ts'
import type { Instant } from './ids.ts'

const at = (ms: number) => ms as Instant
const silent: ConversationProgress = {
  status: 'done',
  last: null,
  lastCustomerAt: null,
  unansweredSince: null,
  unreadCount: 0,
  recount: false,
}
const customer = (ms: number): HeardMessage => ({ id: `c${ms}`, at: at(ms), direction: 'in', byPerson: true })
const staff = (ms: number): HeardMessage => ({ id: `s${ms}`, at: at(ms), direction: 'out', byPerson: true })
const machine = (ms: number): HeardMessage => ({ ...staff(ms), byPerson: false })
const after = (...heard: HeardMessage[]) => heard.reduce(hear, silent)

test('the first word opens a conversation', () => {
  expect(after(customer(10))).toMatchObject({
    status: 'open',
    unreadCount: 1,
    last: { id: 'c10' },
    unansweredSince: 10,
  })
})

test('a customer waits since the first message that nobody answered', () => {
  expect(after(customer(10), customer(20)).unansweredSince).toBe(10)
  expect(after(customer(10), staff(15), customer(20)).unansweredSince).toBe(20)
  expect(after(customer(10), staff(15)).unansweredSince).toBeNull()
})

test('a machine answers nobody', () => {
  expect(after(customer(10), machine(15))).toMatchObject({
    unansweredSince: 10,
    unreadCount: 1,
    last: { id: 's15' },
  })
})

test('what a customer does without speaking neither waits for an answer nor counts as unread', () => {
  const looked = { ...customer(10), byPerson: false }
  expect(hear({ ...silent, status: 'done', last: { id: 'x', at: at(5) } }, looked)).toMatchObject({
    status: 'done',
    unreadCount: 0,
    unansweredSince: null,
    lastCustomerAt: 10,
  })
})

test('a message out of order never becomes the newest, and has the waiting counted again', () => {
  expect(after(customer(20), staff(30), customer(10))).toMatchObject({
    last: { id: 's30' },
    unreadCount: 2,
    recount: true,
  })
  expect(after(customer(10), customer(20), staff(15))).toMatchObject({ last: { id: 'c20' }, recount: true })
})

test('who spoke is known from what is stored', () => {
  expect(isByPerson({ direction: 'in', source: 'contact', extra: {} })).toBe(true)
  expect(isByPerson({ direction: 'in', source: 'contact', extra: { silent: true } })).toBe(false)
  expect(isByPerson({ direction: 'out', source: 'agent', extra: {} })).toBe(true)
  expect(isByPerson({ direction: 'out', source: 'meta_inbox', extra: {} })).toBe(true)
  expect(isByPerson({ direction: 'out', source: 'meta_inbox', extra: { aiGenerated: true } })).toBe(false)
  expect(isByPerson({ direction: 'out', source: 'other_app', extra: {} })).toBe(false)
})

const day = 24 * 60 * 60_000
const recalled = (past: HeardMessage[], now: number, before = silent) => recall(before, past, at(now))

test('what is past is nobody’s news: it is done, unless a customer asked within the day and nobody answered', () => {
  expect(recalled([customer(10), staff(20)], 1_000)).toMatchObject({
    status: 'done',
    unreadCount: 0,
    last: { id: 's20' },
    lastCustomerAt: 10,
  })
  expect(recalled([staff(10), customer(20)], 1_000)).toMatchObject({
    status: 'open',
    unreadCount: 0,
    recount: true,
  })
  expect(recalled([staff(10), customer(20)], 20 + day)).toMatchObject({ status: 'done', recount: false })
})

test('what is past neither lifts, opens nor asks anything of a conversation that went on', () => {
  const done: ConversationProgress = { ...after(customer(50), staff(60)), status: 'done', unreadCount: 0 }
  expect(recalled([customer(10), customer(40)], 100, done)).toEqual({ ...done, lastCustomerAt: 50 })
  const waiting = after(customer(50))
  expect(recalled([customer(10), staff(20)], 100, waiting)).toEqual({ ...waiting, recount: true })
})
