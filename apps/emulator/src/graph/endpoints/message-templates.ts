import { mint } from '../../world/ids.ts'
import { pushEvent } from '../../world/push-event.ts'
import { refuse } from '../../world/refusals.ts'
import { reviewTemplate, type UtilityTemplate } from '../../world/utility-template.ts'
import { answered, endpoint } from '../endpoint.ts'
import { isObject, list, type Params, text, textOf } from '../params.ts'

const utility = { permissions: ['page_utility_messaging'], tasks: ['MESSAGING'] } as const

/** Templates that Meta offers to everybody; the wording is ours. */
const library = [
  {
    name: 'order_confirmed',
    language: 'vi',
    body: 'Shop đã nhận đơn hàng {{1}} của bạn và sẽ giao vào {{2}}.',
  },
  {
    name: 'order_shipped',
    language: 'vi',
    body: 'Đơn hàng {{1}} của bạn đã rời kho và đang trên đường giao.',
  },
  { name: 'order_shipped', language: 'en', body: 'Your order {{1}} has left our store and is on its way.' },
]

const shown = ({ id, name, language, category, status, rejectedReason, body }: UtilityTemplate) => ({
  id,
  name,
  language,
  category,
  status,
  ...(rejectedReason === null ? {} : { rejected_reason: rejectedReason }),
  components: [{ type: 'BODY', text: body }],
})

interface Draft {
  body: string
  /** How many words the examples fill in. */
  examples: number
}

function readBody(params: Params): Draft | null {
  const component = (list(params, 'components') ?? [])
    .filter(isObject)
    .find((one) => textOf(one.type)?.toUpperCase() === 'BODY')
  const body = textOf(component?.text)
  if (!component || body === null) return null
  const example = isObject(component.example) ? component.example : {}
  const byName = Array.isArray(example.body_text_named_params) ? example.body_text_named_params : null
  const rows = Array.isArray(example.body_text) ? example.body_text : []
  const byPlace: unknown[] = Array.isArray(rows[0]) ? rows[0] : []
  return { body, examples: (byName ?? byPlace).length }
}

/** Utility templates: written, looked at by Meta at once, and listed. (3.5) */
export const messageTemplateEndpoints = [
  endpoint('POST', 'page', 'message_templates', 'page', {
    ...utility,
    answer({ world, node, call }) {
      const name = text(call.params, 'name')
      const language = text(call.params, 'language')
      const draft = readBody(call.params)
      if (name === null) return refuse('missing_parameter', { name: 'name' })
      if (language === null) return refuse('missing_parameter', { name: 'language' })
      if (text(call.params, 'category') !== 'UTILITY') return refuse('bad_parameter', { name: 'category' })
      if (!draft) return refuse('missing_parameter', { name: 'components' })
      const rejectedReason = reviewTemplate(draft.body, draft.examples)
      const template: UtilityTemplate = {
        id: mint.label(world.random),
        name,
        language,
        category: 'UTILITY',
        status: rejectedReason === null ? 'APPROVED' : 'REJECTED',
        rejectedReason,
        parameterFormat: text(call.params, 'parameter_format') === 'NAMED' ? 'NAMED' : 'POSITIONAL',
        body: draft.body,
      }
      node.page.utilityTemplates.set(template.id, template)
      const value = {
        event: template.status,
        message_template_id: template.id,
        message_template_name: name,
        message_template_language: language,
        reason: rejectedReason ?? 'NONE',
      }
      const event = { field: 'messenger_template_status_update', value }
      pushEvent(world, node.page, { kind: 'template_status', thread: null, event, channel: 'changes' })
      return answered({ id: template.id, status: template.status, category: template.category })
    },
  }),
  endpoint('GET', 'page', 'message_templates', 'page', {
    ...utility,
    answer({ node, call }) {
      const name = text(call.params, 'name')
      const all = [...node.page.utilityTemplates.values()]
      return answered({ data: all.filter((one) => name === null || one.name === name).map(shown) })
    },
  }),
  endpoint('GET', 'root', 'message_template_library', 'any', {
    answer({ call }) {
      const language = text(call.params, 'language')
      const found = library.filter((one) => language === null || one.language === language)
      return answered({
        data: found.map((one, index) => ({ id: String(index + 1), category: 'UTILITY', ...one })),
      })
    },
  }),
]
