import { type Refused, refuse } from '../world/refusals.ts'
import { isObject, list, textOf } from './params.ts'

interface TemplateRule {
  /** Least and most elements, where the template has them. */
  elements?: [number, number]
  /** Least and most buttons of the template itself. */
  buttons?: [number, number]
  /** The longest text, where one is needed. */
  text?: number
}

/** What Meta's templates may hold; compare with 3.2. */
const templateRules: Record<string, TemplateRule> = {
  generic: { elements: [1, 10] },
  button: { text: 640, buttons: [1, 3] },
  media: { elements: [1, 1] },
  receipt: { elements: [0, 100] },
  coupon: {},
  customer_feedback: {},
  product: { elements: [1, 10] },
  image_grid: { elements: [2, 6] },
}

const longestTitle = 80
const mostElementButtons = 3

/** Why a template is refused, or null. */
export function checkTemplate(payload: Record<string, unknown>): Refused | null {
  const kind = textOf(payload.template_type) ?? ''
  const rule = Object.hasOwn(templateRules, kind) ? templateRules[kind] : undefined
  if (!rule) return refuse('template_invalid', { why: 'template_type' })
  const { text, elements, buttons } = rule
  const title = textOf(payload.text) ?? ''
  if (text !== undefined && (title === '' || [...title].length > text))
    return refuse('template_invalid', { why: 'text' })
  return (
    (elements && checkCount(payload, 'elements', elements)) ??
    (buttons && checkCount(payload, 'buttons', buttons)) ??
    checkElements(list(payload, 'elements') ?? [])
  )
}

function checkCount(
  payload: Record<string, unknown>,
  name: string,
  [least, most]: [number, number],
): Refused | null {
  const count = list(payload, name)?.length ?? 0
  if (count < least) return refuse('too_few_elements', { name: `name_placeholder[${name}]` })
  return count > most ? refuse('too_many_elements', { name: `name_placeholder[${name}]` }) : null
}

function checkElements(elements: unknown[]): Refused | null {
  for (const element of elements.filter(isObject)) {
    if ([...(textOf(element.title) ?? '')].length > longestTitle)
      return refuse('template_invalid', { why: 'title' })
    if ((list(element, 'buttons')?.length ?? 0) > mostElementButtons) {
      return refuse('too_many_elements', { name: 'name_placeholder[buttons]' })
    }
  }
  return null
}
