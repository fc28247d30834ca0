/** How sure we are that digits are a customer's number: `sure` may be kept, `likely` needs a person to agree. */
export type PhoneCertainty = 'sure' | 'likely'

export interface FoundPhone {
  /** E.164: `+84912345678`. */
  phone: string
  certainty: PhoneCertainty
}

/** Eleven-digit mobile prefixes of before 2018 and what became of them; the last seven digits stayed. */
const oldPrefixes: Record<string, string> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}

const gluedCue = /(sđt|sdt|đt|dt|zalo|tel|phone)(?=[:.\s]*[\d+(oO])/giu
const candidate =
  /(?<![\p{L}\d])(?:\+\s?84|0084|84|[0Oo])?[\s.,\-()]*(?:[\dOoIl|][\s.,\-()]{0,2}){8,10}(?!\d)/gu
const cueBefore = /(sđt|sdt|đt|dt|zalo|tel|phone|gọi|goi|số|so|hotline)[\s:.-]*$/iu
const accountBefore = /(stk|tk|số tài khoản|so tai khoan|ngân hàng|ngan hang|cccd|cmnd)[\s:.-]*$/iu
const mobile = /^0[35789]\d{8}$/
const landline = /^02\d{9}$/

/**
 * Vietnamese phone numbers in what a customer typed: `0903.123.456`, `0903,123,456`, `o9o3123456`, `zalo:0903123456`,
 * `+84…`, old eleven-digit numbers. Prices, account numbers and order codes are left alone.
 */
export function findPhones(text: string): FoundPhone[] {
  if (!/[\dOo](?:[^\d]{0,3}[\dOoIl|]){7}/.test(text)) return []
  const plain = text
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3]/g, '')
    .replace(gluedCue, ' $1 ')
  const found = new Map<string, PhoneCertainty>()
  for (const match of plain.matchAll(candidate)) {
    const digits = asDigits(match[0])
    if (digits === null) continue
    const before = plain.slice(Math.max(0, match.index - 20), match.index + leadingBlanks(match[0]))
    const phone = asPhone(digits, cueBefore.test(before))
    if (phone === null) continue
    const certainty = accountBefore.test(before) || phone.guessed ? 'likely' : 'sure'
    if (found.get(phone.e164) !== 'sure') found.set(phone.e164, certainty)
  }
  return [...found].map(([phone, certainty]) => ({ phone, certainty }))
}

/** One number as somebody typed it into a field, in E.164; null when it is none. */
export function normalisePhone(typed: string): string | null {
  const digits = asDigits(typed.normalize('NFKC'))
  return digits === null ? null : (asPhone(digits, true)?.e164 ?? null)
}

function asDigits(typed: string): string | null {
  if ((typed.match(/\d/g)?.length ?? 0) < 6) return null
  return typed
    .replace(/[oO]/g, '0')
    .replace(/[lI|]/g, '1')
    .replace(/[\s.,\-()]/g, '')
}

function asPhone(digits: string, cued: boolean): { e164: string; guessed: boolean } | null {
  const local = digits
    .replace(/^(?:\+84|0084)0?/, '0')
    // 084x is a carrier's prefix too, so a bare 84 counts only with exactly nine digits behind it.
    .replace(/^84(?=0?\d{9}$)0?/, '0')
  if (mobile.test(local) || landline.test(local)) return { e164: `+84${local.slice(1)}`, guessed: false }
  const moved = local.length === 11 ? oldPrefixes[local.slice(0, 4)] : undefined
  if (moved !== undefined) return { e164: `+84${moved.slice(1)}${local.slice(4)}`, guessed: false }
  if (cued && /^[35789]\d{8}$/.test(local)) return { e164: `+84${local}`, guessed: true }
  return null
}

const leadingBlanks = (typed: string) => typed.length - typed.trimStart().length
