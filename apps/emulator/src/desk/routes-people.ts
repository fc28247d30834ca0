import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { moveToDone } from '../world/control-thread.ts'
import { say } from '../world/customer-acts.ts'
import { lookInInbox, moveToMain, moveToSpam, replyInInbox } from '../world/inbox-acts.ts'
import { isHighVolume } from '../world/limits.ts'
import { comeOnline, readThread } from '../world/receipts.ts'
import { contentOf } from './content.ts'
import { performEvent } from './events.ts'
import { DeskError, findIn } from './find.ts'
import { presentCustomer, presentMessage, presentThread } from './present.ts'
import type { DeskOptions } from './routes-setup.ts'
import * as schema from './schemas.ts'

const largestMessage = 40 * 1024 * 1024

/** What people do: customers in their windows, staff in Meta's inbox. */
export const peopleRoutes: FastifyPluginAsyncTypebox<DeskOptions> = async (app, { world, outside }) => {
  const find = findIn(world)
  const inThread = { schema: { params: schema.CustomerPath } }
  const speaking = { bodyLimit: largestMessage, schema: { params: schema.CustomerPath, body: schema.Words } }

  app.get('/pages/:page/customers', { schema: { params: schema.PagePath } }, async (request) => {
    const page = find.page(request.params.page)
    return [...page.customers.values()].map((customer) => presentCustomer(world, page, customer))
  })

  app.get('/pages/:page/customers/:psid', inThread, async (request) => {
    const { page, customer } = find.customer(request.params.page, request.params.psid)
    return presentCustomer(world, page, customer)
  })

  app.patch(
    '/pages/:page/customers/:psid',
    { schema: { params: schema.CustomerPath, body: schema.ChangedCustomer } },
    async (request) => {
      const { page, customer } = find.customer(request.params.page, request.params.psid)
      const wasOnline = customer.online
      Object.assign(customer, request.body)
      if (customer.online && !wasOnline) comeOnline(world, page, customer)
      world.tell({ type: 'world_changed', what: 'customer' })
      return presentCustomer(world, page, customer)
    },
  )

  app.get('/pages/:page/customers/:psid/messages', inThread, async (request) => {
    const { page } = find.customer(request.params.page, request.params.psid)
    const thread = page.threads.get(request.params.psid)
    return (thread?.messages ?? []).map((message) => presentMessage(world, message))
  })

  app.post('/pages/:page/customers/:psid/messages', speaking, async (request) => {
    const { page, customer } = find.customer(request.params.page, request.params.psid)
    const message = say(world, page, customer, await contentOf(world, outside, request.body))
    return { mid: message.mid, at: message.at }
  })

  app.post(
    '/pages/:page/customers/:psid/events',
    { schema: { params: schema.CustomerPath, body: schema.Event } },
    async (request) => {
      const { page, customer } = find.customer(request.params.page, request.params.psid)
      return performEvent(world, page, customer, request.body)
    },
  )

  app.post('/pages/:page/customers/:psid/open', inThread, async (request) => {
    const { page, thread } = find.thread(request.params.page, request.params.psid)
    readThread(world, page, thread)
    return { readUpTo: thread.readUpTo }
  })

  app.post('/pages/:page/inbox/:psid/messages', speaking, async (request) => {
    const { page, thread } = find.thread(request.params.page, request.params.psid)
    if (isHighVolume(page, world.clock.now()))
      throw new DeskError(409, 'This Page has too many messages for the inbox.')
    const message = replyInInbox(world, page, thread, await contentOf(world, outside, request.body))
    return { mid: message.mid, at: message.at }
  })

  app.post('/pages/:page/inbox/:psid/done', inThread, async (request) => {
    const { page, thread } = find.thread(request.params.page, request.params.psid)
    moveToDone(world, page, thread)
    return presentThread(world, thread)
  })

  app.post('/pages/:page/inbox/:psid/main', inThread, async (request) => {
    const { page, thread } = find.thread(request.params.page, request.params.psid)
    moveToMain(world, page, thread)
    return presentThread(world, thread)
  })

  app.post('/pages/:page/inbox/:psid/spam', inThread, async (request) => {
    const { page, thread } = find.thread(request.params.page, request.params.psid)
    moveToSpam(world, page, thread)
    return presentThread(world, thread)
  })

  app.post('/pages/:page/inbox/:psid/seen', inThread, async (request) => {
    const { page, thread } = find.thread(request.params.page, request.params.psid)
    lookInInbox(world, page, thread)
    return presentThread(world, thread)
  })
}
