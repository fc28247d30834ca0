import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyRefusal, holdCauseOf, type RawRefusal, retryCanHelp } from './refusals.ts'

const refusal = (raw: Partial<RawRefusal>): RawRefusal => ({
  httpStatus: 400,
  code: null,
  subcode: null,
  message: null,
  isTransient: false,
  ...raw,
})

test.each([
  [{ code: 10, subcode: 2018300 }, 'thread_not_ours', 'held'],
  [
    { code: 10, message: '(#10) Message failed to send because another app is controlling this thread now.' },
    'thread_not_ours',
    'held',
  ],
  [{ code: 10, subcode: 2018278 }, 'window_closed', 'failed'],
  [{ code: 10, message: '(#10) This message is sent outside of allowed window.' }, 'window_closed', 'failed'],
  [{ code: 10, subcode: 1893063 }, 'page_restricted', 'held'],
  [{ code: 10, subcode: 2018108 }, 'customer_unavailable', 'failed'],
  [{ code: 10 }, 'permission_missing', 'failed'],
  [{ code: 100, subcode: 2018276 }, 'human_agent_not_granted', 'failed'],
  [
    { code: 100, message: 'Hiện không thể gắn thẻ nhân viên cho trang / ứng dụng này' },
    'human_agent_not_granted',
    'failed',
  ],
  [{ code: 100, subcode: 2018001 }, 'customer_unknown', 'failed'],
  [{ code: 100, subcode: 2018034 }, 'empty_message', 'failed'],
  [
    { code: 100, message: '(#100) Length of param message[text] must be less than or equal to 2000' },
    'text_too_long',
    'failed',
  ],
  [{ code: 100, message: '(#100) Message tag deprecated' }, 'tag_retired', 'failed'],
  [{ code: 100, message: '(#100) The tag CONFIRMED_EVENT_UPDATE is deprecated' }, 'tag_retired', 'failed'],
  [{ code: 100, subcode: 2018008 }, 'file_not_fetched', 'failed'],
  [{ code: 100, subcode: 2018047 }, 'file_wrong_kind', 'failed'],
  [{ code: 100, subcode: 2018109 }, 'file_too_large', 'failed'],
  [{ code: 100, subcode: 2018074 }, 'attachment_expired', 'failed'],
  [{ code: 190, subcode: 460 }, 'token_dead', 'held'],
  [{ code: 190 }, 'token_dead', 'held'],
  [{ code: 102 }, 'token_dead', 'held'],
  [{ code: 200, subcode: 1545041 }, 'customer_unavailable', 'failed'],
  [{ code: 200 }, 'permission_missing', 'failed'],
  [{ code: 230 }, 'permission_missing', 'failed'],
  [{ code: 368 }, 'page_restricted', 'held'],
  [{ code: 2022, message: 'Tạm thời bạn bị chặn thực hiện thao tác này' }, 'page_restricted', 'held'],
  [{ code: 551, message: 'Người này hiện không có mặt' }, 'customer_unavailable', 'failed'],
  [{ code: 4, isTransient: true }, 'rate_limited', 'later'],
  [{ code: 17 }, 'rate_limited', 'later'],
  [{ code: 32 }, 'rate_limited', 'later'],
  [{ code: 613 }, 'rate_limited', 'later'],
  [{ code: 80006 }, 'rate_limited', 'later'],
  [{ code: 1 }, 'platform_trouble', 'unknown'],
  [{ code: 1, subcode: 1357046 }, 'platform_trouble', 'unknown'],
  [{ code: 2 }, 'platform_trouble', 'unknown'],
  [{ code: -1 }, 'platform_trouble', 'unknown'],
  [{ code: 1200 }, 'platform_trouble', 'unknown'],
  [{ code: 99_123 }, 'unknown', 'unknown'],
  [{ code: null }, 'unknown', 'unknown'],
] as const)('a refusal of %o is %s and the reply is %s', (raw, refused, effect) => {
  expect(classifyRefusal(refusal(raw))).toEqual({ class: refused, effect })
})

test('no sentence turns an unknown code into a certain refusal', () => {
  expect(classifyRefusal(refusal({ code: 7_000, message: 'outside of allowed window' })).effect).toBe(
    'unknown',
  )
})

test('every server error leaves the outcome open, whatever its body says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 500, max: 599 }),
      fc.integer(),
      fc.integer(),
      (httpStatus, code, subcode) => {
        expect(classifyRefusal(refusal({ httpStatus, code, subcode })).effect).toBe('unknown')
      },
    ),
  )
})

test('a reply is held exactly when its refusal names what it waits for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1, max: 3_000 }),
      fc.constantFrom(null, 2018300, 2018278, 1893063, 460),
      (code, subcode) => {
        const classified = classifyRefusal(refusal({ code, subcode }))
        expect(classified.effect === 'held').toBe(holdCauseOf(classified.class) !== null)
      },
    ),
  )
})

test('sending again helps where the cause lies outside the reply', () => {
  expect(retryCanHelp('file_not_fetched')).toBe(true)
  expect(retryCanHelp('customer_unavailable')).toBe(false)
  expect(retryCanHelp('text_too_long')).toBe(false)
})
