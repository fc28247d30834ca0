import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { subscribableFields } from '../world/webhook-fields.ts'
import { DeskError, findIn } from './find.ts'
import type { DeskOptions } from './routes-setup.ts'
import * as schema from './schemas.ts'

/** The Page that a sample comes from is no Page. (2.3) */
const nowhere = '0'

/** The "Test" button beside a field in the app's settings: a sample that belongs to no Page, in the form of a change. */
export const testEventRoutes: FastifyPluginAsyncTypebox<DeskOptions> = async (app, { world }) => {
  const find = findIn(world)
  const body = Type.Object({ field: Type.String(), value: Type.Optional(Type.Unknown()) })

  app.post('/apps/:app/test-event', { schema: { params: schema.AppPath, body } }, async (request) => {
    const { field, value } = request.body
    const tested = find.app(request.params.app)
    if (!tested.webhook) throw new DeskError(409, 'This app has no webhook.')
    if (!subscribableFields.has(field)) throw new DeskError(400, `There is no field "${field}".`)
    const at = world.clock.now()
    const sample = {
      sender: { id: '12334' },
      recipient: { id: '23245' },
      timestamp: at,
      message: { mid: 'test_message_id', text: 'test_message' },
    }
    const event = { field, value: value ?? sample }
    world.outbound({
      appId: tested.id,
      pageId: nowhere,
      psid: null,
      field,
      channel: 'changes',
      event,
      at,
      isEcho: false,
    })
    return { ok: true }
  })
}
