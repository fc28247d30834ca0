import { expect, test } from 'vitest'
import { refusalOf } from './uploads.ts'

const limits = { imageBytes: 8_000_000, fileBytes: 25_000_000, files: 30 }

test('a 40 MB video is refused with its limit before anything is uploaded', () => {
  expect(refusalOf({ name: 'livestream.mp4', type: 'video/mp4', size: 40_000_000 }, limits)).toEqual({
    name: 'livestream.mp4',
    because: 'too_large',
    limit: 25_000_000,
  })
})

test('an image has the smaller limit of images', () => {
  expect(refusalOf({ name: 'ao.jpg', type: 'image/jpeg', size: 9_000_000 }, limits)?.because).toBe(
    'too_large',
  )
  expect(refusalOf({ name: 'ao.jpg', type: 'image/jpeg', size: 7_000_000 }, limits)).toBeNull()
})

test('drawings with scripts, pages and programs are refused by kind', () => {
  for (const name of ['a.svg', 'trang.html', 'setup.exe']) {
    expect(refusalOf({ name, type: '', size: 10 }, limits)?.because).toBe('wrong_kind')
  }
  expect(refusalOf({ name: 'anh.heic', type: 'image/heic', size: 10 }, limits)?.because).toBe('wrong_kind')
})
