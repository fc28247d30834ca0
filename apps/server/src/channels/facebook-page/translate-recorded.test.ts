import { expect, test } from 'vitest'
import { translateRecorded } from './translate-recorded.ts'

const frame = { pageId: '1001', contactId: '5001' }
const said = (more: object) =>
  translateRecorded(
    { id: 'm_1', created_time: '2026-11-20T03:04:05+0000', from: { id: '5001' }, message: '', ...more },
    frame,
  )

test('a record becomes the fact that its webhook would have told, and says nothing of who holds the thread', () => {
  expect(said({ message: 'Áo này còn không?', reply_to: { mid: 'm_0' } })).toEqual({
    type: 'message',
    contactId: '5001',
    mid: 'm_1',
    at: Date.UTC(2026, 10, 20, 3, 4, 5),
    direction: 'in',
    source: 'contact',
    appId: null,
    token: null,
    kind: 'text',
    text: 'Áo này còn không?',
    attachments: [],
    replyToMid: 'm_0',
    extra: {},
    standby: false,
    thread: [],
  })
})

test('who spoke for the Page is its staff, or Meta itself', () => {
  expect(said({ from: { id: '1001' }, message: 'Dạ còn ạ' })).toMatchObject({
    direction: 'out',
    source: 'meta_inbox',
    appId: null,
  })
  expect(said({ from: { id: '1001' }, message: 'Auto-label added: Khách quen' })).toMatchObject({
    source: 'meta_system',
  })
})

test.each([
  [
    'a picture',
    { mime_type: 'image/jpeg', name: 'ao.jpg', image_data: { url: 'https://cdn.test/ao.jpg' } },
    { kind: 'attachments', attachments: [{ type: 'image', sourceUrl: 'https://cdn.test/ao.jpg' }] },
  ],
  [
    'a film',
    { mime_type: 'video/mp4', video_data: { url: 'https://cdn.test/a.mp4' } },
    { kind: 'attachments', attachments: [{ type: 'video', sourceUrl: 'https://cdn.test/a.mp4' }] },
  ],
  [
    'a file',
    { mime_type: 'application/pdf', name: 'bảng giá.pdf', file_url: 'https://cdn.test/gia.pdf' },
    {
      kind: 'attachments',
      attachments: [{ type: 'file', sourceUrl: 'https://cdn.test/gia.pdf', name: 'bảng giá.pdf' }],
    },
  ],
  [
    'a sticker',
    {
      id: '369',
      mime_type: 'image/png',
      image_data: { url: 'https://cdn.test/s.png', render_as_sticker: true },
    },
    {
      kind: 'sticker',
      attachments: [{ type: 'sticker', sourceUrl: 'https://cdn.test/s.png', payload: { stickerId: '369' } }],
    },
  ],
  [
    'a template',
    { generic_template: { title: 'Áo thun', subtitle: '120.000đ' } },
    { kind: 'template', attachments: [{ type: 'template', title: 'Áo thun' }] },
  ],
])('%s is recognised', (_what, attachment, expected) => {
  expect(said({ attachments: { data: [attachment] } })).toMatchObject(expected)
})

test('a shared post is a link, and an address of another kind is none', () => {
  const share = { type: 'post', url: 'https://facebook.test/p/1', title: 'Hàng mới' }
  expect(said({ shares: { data: [share] } })?.attachments).toEqual([
    { type: 'post', url: 'https://facebook.test/p/1', title: 'Hàng mới' },
  ])
  expect(said({ shares: { data: [{ type: 'post', url: 'javascript:alert(1)' }] } })?.attachments).toEqual([
    { type: 'post' },
  ])
})

test('what carries no id or no time cannot be kept', () => {
  expect(translateRecorded(null, frame)).toBeNull()
  expect(said({ id: undefined })).toBeNull()
  expect(said({ created_time: 'hôm qua' })).toBeNull()
})
