import { expect, test } from 'vitest'
import { onStage } from './stage.ts'

test(
  'A Page’s greeting and menu are kept, read back by field, and taken away',
  onStage(async ({ graph }) => {
    const menu = [
      { locale: 'default', call_to_actions: [{ type: 'postback', title: 'Đặt hàng', payload: 'O' }] },
    ]
    const without = await graph('POST', 'me/messenger_profile', { persistent_menu: menu })
    expect(without.body.error.message).toContain('get_started')
    const set = { get_started: { payload: 'START' }, persistent_menu: menu }
    expect((await graph('POST', 'me/messenger_profile', set)).body).toEqual({ result: 'success' })
    const read = async () =>
      (await graph('GET', 'me/messenger_profile?fields=get_started,persistent_menu,greeting')).body.data
    expect(await read()).toEqual([set])
    await graph('DELETE', 'me/messenger_profile', { fields: ['persistent_menu'] })
    expect(await read()).toEqual([{ get_started: { payload: 'START' } }])
  }),
)

test(
  'A label put on a customer or taken off is told through inbox_labels',
  onStage(async ({ graph, receiver, settled, page, lan }) => {
    await graph('POST', `${page}/subscribed_apps`, { subscribed_fields: 'inbox_labels' })
    const { id } = (await graph('POST', 'me/custom_labels', { page_label_name: 'Khách quen' })).body
    expect((await graph('POST', `${id}/label?user=${lan}`)).body).toEqual({ success: true })
    expect((await graph('GET', `${lan}/custom_labels`)).body.data).toEqual([
      { page_label_name: 'Khách quen', id },
    ])
    await graph('DELETE', `${id}/label?user=${lan}`)
    await settled()
    const label = { id, page_label_name: 'Khách quen' }
    expect(receiver.received.map(({ event }) => event)).toEqual([
      { field: 'inbox_labels', value: { user: { id: lan }, action: 'add', label } },
      { field: 'inbox_labels', value: { user: { id: lan }, action: 'remove', label } },
    ])
    expect((await graph('POST', `${id}/label?user=1`)).body.error.error_subcode).toBe(2018001)
  }),
)

test(
  'A persona has a name to speak by, until it is deleted',
  onStage(async ({ graph, says, sends, desk, page, lan }) => {
    const persona = { name: 'Bảo Châu', profile_picture_url: 'https://shop.test/chau.png' }
    const { id } = (await graph('POST', 'me/personas', persona)).body
    expect((await graph('GET', id)).body).toEqual({ id, ...persona })
    await says('Chào shop')
    expect((await sends('Dạ', { persona_id: id })).status).toBe(200)
    const seen = await desk('GET', `/pages/${page}/customers/${lan}/messages`)
    expect(seen.at(-1).personaId).toBe(id)
    expect((await graph('DELETE', id)).body).toEqual({ success: true })
    expect((await graph('GET', 'me/personas')).body.data).toEqual([])
  }),
)

test(
  'Moderation blocks people, lets them back, and moves their conversation to spam; ten at a time',
  onStage(async ({ graph, says, sends, desk, page, lan }) => {
    await says('Chào shop')
    const moderate = (action: string, people = [{ id: lan }]) =>
      graph('POST', 'me/moderate_conversations', { user_ids: people, actions: [action] })
    expect((await moderate('block_user')).body).toEqual({ success: true })
    expect((await sends('Dạ')).body.error.code).toBe(551)
    await moderate('unblock_user')
    expect((await sends('Dạ')).status).toBe(200)
    await moderate('move_to_spam')
    expect((await desk('GET', `/pages/${page}/customers/${lan}`)).thread.folder).toBe('spam')
    expect((await moderate('pardon_user')).body.error.code).toBe(100)
    expect((await moderate('block_user', Array(11).fill({ id: lan }))).body.error.code).toBe(100)
  }),
)
