import type { Random } from '../world/random.ts'
import { byWeight, chance } from './choose.ts'
import { withoutMarks } from './names.ts'

/** Short forms by the word they stand for, as the young and the hurried type them. */
const teencode = new Map([
  ['không', 'ko'],
  ['được', 'đc'],
  ['rồi', 'r'],
  ['gì', 'j'],
  ['vậy', 'v'],
  ['bao nhiêu', 'bn'],
  ['với', 'vs'],
  ['mình', 'mk'],
  ['biết', 'bít'],
  ['nhé', 'nha'],
  ['chị', 'c'],
  ['em', 'e'],
  ['shop', 'sop'],
  ['nhiều', 'nhìu'],
  ['thế', 'thía'],
  ['quá', 'qá'],
  ['hàng', 'hag'],
  ['trời', 'chời'],
  ['luôn', 'lun'],
  ['yêu', 'iu'],
  ['thích', 'thik'],
  ['bây giờ', 'bi h'],
  ['như', 'nhu'],
  ['của', 'cua'],
])
/** What even careful people shorten. */
const everyday = new Map([
  ['không', 'k'],
  ['được', 'đc'],
  ['bao nhiêu', 'bn'],
])

/** One search for all of a style's words, the longest first. */
function shortener(words: ReadonlyMap<string, string>): (text: string) => string {
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length)
  const anyWord = new RegExp(`(?<!\\p{L})(?:${longestFirst.join('|')})(?!\\p{L})`, 'gu')
  return (text) => text.replace(anyWord, (word) => words.get(word) ?? word)
}

const shortenMuch = shortener(teencode)
const shortenSome = shortener(everyday)
const lower = (text: string) => text.toLowerCase()
/** A message of nothing but dots stays one. */
const withoutEnd = (text: string) => text.replace(/[.?!]+$/, '') || text

/** How somebody types: the same person types the same way all along. */
const styles = {
  careful: (text: string) => text,
  plain: (text: string) => withoutEnd(lower(text)),
  everyday: (text: string) => withoutEnd(shortenSome(lower(text))),
  teen: (text: string) => withoutEnd(shortenMuch(lower(text))),
  bare: (text: string) => withoutEnd(withoutMarks(lower(text))),
  bareTeen: (text: string) => withoutMarks(withoutEnd(shortenMuch(lower(text)))),
  loud: (text: string) => `${withoutEnd(text.toUpperCase())}!!`,
} as const

export type TypingStyle = keyof typeof styles

export const inventStyle = (random: Random): TypingStyle =>
  byWeight(random, [
    ['careful', 24],
    ['plain', 22],
    ['everyday', 18],
    ['teen', 12],
    ['bare', 14],
    ['bareTeen', 8],
    ['loud', 2],
  ])

const endings = [
  ' ạ',
  ' nha',
  ' nhé',
  ' với',
  ' 😍',
  ' 🥰',
  ' 😭',
  ' ^^',
  ' :(',
  '???',
  '...',
  ' 🙏',
  ' ❤️',
] as const

/** A sentence as this person types it. */
export function inStyle(random: Random, style: TypingStyle, sentence: string): string {
  const typed = styles[style](sentence)
  if (!chance(random, 0.14) || style === 'careful') return typed
  const ending = endings[random.below(endings.length)] as string
  return typed.endsWith(ending.trim()) ? typed : `${typed}${ending}`
}
