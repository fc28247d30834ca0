/** What of a keyboard event decides its meaning. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly keyCode: number
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
}

/** Keys whose place on the keyboard is surer than the character, because Telex turns `[` into `ơ`. */
const places: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
}

const named = new Set([
  'Enter',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Tab',
  'Home',
  'End',
  ' ',
])
const short: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
}

/** What a tone mark was typed with in Telex: a synthetic `ả` means that `r` followed `a`. */
const toneKeys: Readonly<Record<string, string>> = {
  '\u0301': 's',
  '\u0300': 'f',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
}

/**
 * The name of a pressed key, as commands are bound to it: `j`, `Shift J`, `Ctrl K`, `?`, `Enter`. Null for what is never
 * a command: composition, Backspace (input tools send it by themselves), and keys without a letter.
 */
export function keyOf(press: KeyPress): string | null {
  if (press.isComposing || press.keyCode === 229 || press.key === 'Process' || press.key === 'Dead')
    return null
  const plain = plainKey(press)
  if (plain === null) return null
  const modifiers = [
    (press.ctrlKey || press.metaKey) && 'Ctrl',
    press.altKey && 'Alt',
    press.shiftKey && !isSymbol(plain) && 'Shift',
  ].filter((name) => name !== false)
  return [
    ...modifiers,
    modifiers.length > 0
      ? plain.toUpperCase().replace(/^(ENTER|ESC|TAB|SPACE|HOME|END)$/u, capitalised)
      : plain,
  ].join(' ')
}

function plainKey(press: KeyPress): string | null {
  if (named.has(press.key)) return short[press.key] ?? press.key
  const letter = /^Key([A-Z])$/u.exec(press.code)?.[1]
  if (letter !== undefined) return letter.toLowerCase()
  if (/^[!-~]$/u.test(press.key) && !/[a-z]/iu.test(press.key)) return press.key
  const place = places[press.code]
  if (place !== undefined) return place[press.shiftKey ? 1 : 0]
  if (Array.from(press.key).length !== 1) return null
  return typed(press.key)
}

/** A character without a place on the keyboard comes from an input tool: find the key that was really pressed. */
function typed(character: string): string | null {
  if (/^[đĐ]$/u.test(character)) return 'd'
  const [base, ...marks] = Array.from(character.normalize('NFD'))
  if (base === undefined) return null
  const tone = marks.map((mark) => toneKeys[mark]).find((key) => key !== undefined)
  if (tone !== undefined) return tone
  if (marks.includes('\u0306') || marks.includes('\u031b')) return 'w'
  return /^[a-z]$/iu.test(base) ? base.toLowerCase() : base
}

/** What Shift itself made: the character says so already. */
const isSymbol = (key: string): boolean => /^[!-/:-@[-`{-~]$/u.test(key)
const capitalised = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()
