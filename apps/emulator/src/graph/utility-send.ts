import { type Refused, refuse } from '../world/refusals.ts'
import { permissionsOf } from '../world/tokens.ts'
import { fillTemplate, type TemplateWord } from '../world/utility-template.ts'
import type { CalledVisit } from './endpoint.ts'
import { isObject, list, object, textOf } from './params.ts'

/** The text of a `UTILITY` send: an approved template of the Page in that language, with its words filled in. (3.5) */
export function utilityText(visit: CalledVisit<'page'>): { ok: true; text: string } | Refused {
  const { world, caller, node, call } = visit
  if (!permissionsOf(world, caller.token).has('page_utility_messaging'))
    return refuse('permission_missing', { permission: 'page_utility_messaging' })
  const asked = object(object(call.params, 'message') ?? {}, 'template')
  const language = isObject(asked?.language) ? textOf(asked.language.code) : textOf(asked?.language)
  const template = [...node.page.utilityTemplates.values()].find(
    (one) => one.status === 'APPROVED' && one.name === textOf(asked?.name) && one.language === language,
  )
  if (!asked || !template) return refuse('template_not_approved')
  const text = fillTemplate(template, wordsOf(asked))
  return text === null ? refuse('template_words_differ') : { ok: true, text }
}

function wordsOf(asked: Record<string, unknown>): TemplateWord[] {
  const body = (list(asked, 'components') ?? [])
    .filter(isObject)
    .find((one) => textOf(one.type)?.toLowerCase() === 'body')
  return (list(body ?? {}, 'parameters') ?? [])
    .filter(isObject)
    .map((one) => ({ name: textOf(one.parameter_name), text: textOf(one.text) ?? '' }))
}
