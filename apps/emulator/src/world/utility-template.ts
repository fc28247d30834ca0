/** A message without promotion that Meta has looked at, to be sent at any time with some words filled in. (3.5) */
export interface UtilityTemplate {
  id: string
  name: string
  language: string
  category: 'UTILITY'
  status: 'APPROVED' | 'REJECTED'
  rejectedReason: RejectionReason | null
  parameterFormat: 'POSITIONAL' | 'NAMED'
  /** The body, with `{{1}}` or `{{order}}` where words go. */
  body: string
}

export type RejectionReason =
  | 'INCORRECT_PARAMS'
  | 'PARAMS_TO_WORD_RATIO_EXCEED_LIMIT'
  | 'TAG_SHOULD_BE_MARKETING'

/** What is filled in: by place, or by name. */
export interface TemplateWord {
  name: string | null
  text: string
}

const place = /\{\{\s*(\w+)\s*\}\}/g

export const placesIn = (body: string) => [...body.matchAll(place)].map((found) => found[1] as string)

/** Words of selling, by which the review tells marketing from utility. The list is ours. */
const selling = /giảm giá|khuyến mãi|ưu đãi|mua ngay|flash ?sale|voucher|discount|% off/i

/** Why Meta turns a template down, or null. What it weighs is not published; only the names of the reasons are. */
export function reviewTemplate(body: string, examples: number): RejectionReason | null {
  const places = placesIn(body)
  if (places.length !== examples) return 'INCORRECT_PARAMS'
  const words = body.replace(place, '').match(/\p{L}+/gu)?.length ?? 0
  if (places.length > 0 && words < places.length * 2) return 'PARAMS_TO_WORD_RATIO_EXCEED_LIMIT'
  return selling.test(body) ? 'TAG_SHOULD_BE_MARKETING' : null
}

/** The message with its words filled in; null when there are too many, too few, or others. */
export function fillTemplate(template: UtilityTemplate, words: TemplateWord[]): string | null {
  const places = placesIn(template.body)
  if (words.length !== places.length) return null
  const byName = template.parameterFormat === 'NAMED'
  const given = new Map(words.map((word, index) => [byName ? word.name : String(index + 1), word.text]))
  if (places.some((name) => !given.has(name))) return null
  return template.body.replace(place, (_whole, name: string) => given.get(name) ?? '')
}
