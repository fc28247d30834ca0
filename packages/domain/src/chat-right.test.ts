import { describe, expect, test } from 'vitest'
import { type ChatRight, mayChat, maySeeChats, type Viewer } from './chat-right.ts'
import type { MemberId } from './ids.ts'

const lan: Viewer = { memberId: 'lan' as MemberId, manages: false }
const minh: Viewer = { memberId: 'minh' as MemberId, manages: false }
const owner: Viewer = { memberId: 'hung' as MemberId, manages: true }
const program: Viewer = { memberId: null, manages: false }

describe('a channel that is Lan’s alone', () => {
  const onlyLan: ChatRight = { right: 'only_me', ownerId: 'lan' as MemberId }

  test('is seen by Lan and by whoever manages, and by nobody else', () => {
    expect([lan, minh, owner, program].map((viewer) => maySeeChats(onlyLan, viewer))).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test('is answered by Lan alone', () => {
    expect([lan, minh, owner, program].map((viewer) => mayChat(onlyLan, viewer))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('a shared channel', () => {
  const shared: ChatRight = { right: 'share', ownerId: null }

  test('is seen and answered by everybody', () => {
    for (const viewer of [lan, minh, owner, program]) {
      expect(maySeeChats(shared, viewer)).toBe(true)
      expect(mayChat(shared, viewer)).toBe(true)
    }
  })
})

test('a channel whose one member is gone is kept by whoever manages', () => {
  const orphaned: ChatRight = { right: 'only_me', ownerId: null }
  expect([lan, owner, program].map((viewer) => maySeeChats(orphaned, viewer))).toEqual([false, true, false])
  expect([lan, owner, program].map((viewer) => mayChat(orphaned, viewer))).toEqual([false, true, false])
})
