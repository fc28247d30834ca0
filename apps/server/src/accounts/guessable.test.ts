import { expect, test } from 'vitest'
import { isGuessable } from './guessable.ts'

const ha = ['Nguyễn Thu Hà', 'thuha.moc@shop.test', 'Mộc Store']

test.each([
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '123456789012',
  'password1234',
  'Password@123456',
  'matkhau123456',
  'mật khẩu 123456',
  'qwertyuiop123',
  'anhyeuem1234',
  'iloveyou2024',
  'nguyenthuha1990',
  'Nguyễn Thu Hà 1990',
  'thuhamoc2024!',
  'MocStore@2024',
  '0903123456789',
  '            ',
  '!!!!!!!!!!!!!!',
])('"%s" is what anybody would try', (password) => {
  expect(isGuessable(password, ha)).toBe(true)
})

test.each([
  'cây cầu khỉ dài',
  'con mèo trèo cây cau',
  'correct horse battery',
  'moc-store-31ba70b7ba',
  'T4!rq9-zwLm2x',
  'пароль длинный',
  'một mật khẩu khác',
])('"%s" is a fair password', (password) => {
  expect(isGuessable(password, ha)).toBe(false)
})
