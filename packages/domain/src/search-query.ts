import { searchWords } from './vietnamese.ts'

/** A word that must occur; with `prefix`, a word that begins so. */
export interface SearchTerm {
  word: string
  prefix: boolean
}

const mostTerms = 10
const shortestPrefix = 2
const digitRun = /\+?\d(?:[\s.,\-()]*\d){2,}/g

/**
 * What to look for, as somebody types it: every term of one alternative must occur. The last word may be unfinished.
 * Digits are also tried without what stands between them, so that `0903 12` finds `0903.123.456`.
 */
export function searchAlternatives(typed: string): SearchTerm[][] {
  const asTyped = termsOf(typed)
  const joined = new Set<string>()
  const closedUp = typed.replace(digitRun, (run) => {
    const digits = nationalDigits(run)
    joined.add(digits)
    return ` ${digits} `
  })
  if (joined.size === 0) return asTyped.length === 0 ? [] : [asTyped]
  const asNumbers = termsOf(closedUp).map((term) =>
    joined.has(term.word) ? { ...term, prefix: true } : term,
  )
  return JSON.stringify(asTyped) === JSON.stringify(asNumbers) ? [asTyped] : [asTyped, asNumbers]
}

function termsOf(typed: string): SearchTerm[] {
  const words = searchWords(typed).slice(0, mostTerms)
  const unfinished = /[\p{L}\p{N}]$/u.test(typed.normalize('NFC').trimEnd()) ? words.at(-1) : undefined
  return words.map((word) => ({ word, prefix: word === unfinished && word.length >= shortestPrefix }))
}

/** Digits as they are written at home: `+84 903…` and `0084903…` become `0903…`. */
function nationalDigits(run: string): string {
  const digits = run.replace(/\D/g, '')
  if (run.startsWith('+84')) return `0${digits.slice(2).replace(/^0/, '')}`
  return digits.replace(/^(?:0084|84(?=\d{9}$))/, '0')
}
