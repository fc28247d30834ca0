import { AppError } from '@lienmach/contract'

/** What people put into passwords because it is at hand. What is left besides must carry the weight. */
const atHand = [
  'password|passw0rd|matkhau|matma|welcome|letmein|admin|administrator|changeme|secret|login|user|test|demo',
  'qwertyuiop|asdfghjkl|zxcvbnm|qwerty|azerty|asdf|zxcv|1q2w3e4r5t|1qaz2wsx|qazwsx|abcdefgh|abcdef|abcd|abc',
  '0123456789|1234567890|123456789|12345678|1234567|123456|12345|1234|123|9876543210|987654321|87654321|654321|4321|321',
  'anhyeuem|emyeuanh|iloveyou|loveyou|toiyeu|yeuem|yeuanh|giadinh|bome|congaiyeu|hanhphuc|maimai',
  'vietnam|saigon|hanoi|danang|sunshine|princess|football|dragon|monkey|superman|batman|iphone|samsung',
  'facebook|messenger|fanpage|zalo|lienmach|shop|store|cuahang|banhang|tuvan|khachhang|chamsoc',
  '19[5-9][0-9]|20[0-3][0-9]|[0-9]{6,}',
]
const findAtHand = new RegExp(atHand.join('|'), 'g')

/** Whether a long password is weak all the same: a pattern, or what anybody would try who knows the person. */
export function isGuessable(password: string, about: readonly string[]): boolean {
  const plain = fold(password)
  if (/^(.{1,5})\1+.{0,4}$/u.test(plain)) return true
  const known = about.flatMap((text) => fold(text).split(/[^a-z0-9]+/)).filter((word) => word.length >= 3)
  const rest = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain.replace(/[^a-z0-9]/g, ''))
    .replace(findAtHand, '')
  // Other alphabets and signs fold to nothing; they are judged as they are.
  const beyond = plain.replace(/[\sa-z0-9!@#$%^&*()_+=.,?-]/gu, '')
  return new Set(rest + beyond).size < 4
}

/** Refuses a new password that is easy to guess. `about` is what an attacker knows: the name, the address, the shop. */
export function refuseGuessable(password: string, about: readonly string[]): void {
  if (isGuessable(password, about)) throw new AppError('password/guessable')
}

/** Small letters without marks, so that a word is found however it is spelt. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd')
}
