import { expect, test } from 'vitest'
import { fold, searchWords } from './vietnamese.ts'

test.each([
  ['Ánh Tuyết', 'anh tuyet'],
  ['ĐẶT đồ', 'dat do'],
  ['hoà thuỷ', 'hoa thuy'],
  ['Nguyễn'.normalize('NFD'), 'nguyen'],
  ['ＡＢＣ１２', 'abc12'],
])('"%s" is searched as "%s"', (typed, folded) => {
  expect(fold(typed)).toBe(folded)
})

test('a text is indexed as its different folded words', () => {
  expect(searchWords('Còn hàng không? Còn size M, 350.000đ')).toEqual([
    'con',
    'hang',
    'khong',
    'size',
    'm',
    '350',
    '000d',
  ])
})

test('words of other scripts are kept', () => {
  expect(searchWords('สวัสดี 你好')).toContain('你好')
})

test('an endless word and an endless text are cut', () => {
  expect(searchWords('a'.repeat(1000))).toEqual(['a'.repeat(64)])
  expect(searchWords(Array.from({ length: 1000 }, (_, index) => `tu${index}`).join(' '))).toHaveLength(400)
})
