import { expect, test } from 'vitest'
import { inbox, minutes, onStage, type Stage } from './stage.ts'

const said = async ({ desk, page, lan }: Stage) =>
  (await desk('GET', `/pages/${page}/customers/${lan}/messages`)).map(
    (message: { text: string | null }) => message.text,
  )
const ownerOf = async ({ desk, page, lan }: Stage) =>
  (await desk('GET', `/pages/${page}/customers/${lan}`)).thread.ownerAppId
const automations = ({ desk, page }: Stage, change: object) =>
  desk('PATCH', `/pages/${page}/automations`, change)

test(
  'The instant reply greets whoever begins a conversation, once a day, and leaves the thread to nobody',
  onStage(async (stage) => {
    await automations(stage, { instantReply: 'Mộc Store chào bạn!' })
    await stage.says('Chị ơi còn áo không?')
    await stage.advance(minutes(1))
    expect(await said(stage)).toEqual(['Chị ơi còn áo không?', 'Mộc Store chào bạn!'])
    expect(await ownerOf(stage)).toBeNull()
    await stage.says('Size M ạ')
    await stage.advance(minutes(1))
    expect(await said(stage)).toHaveLength(3)
    await stage.advance(24 * minutes(60))
    await stage.says('Hôm nay còn không ạ?')
    await stage.advance(minutes(1))
    expect(await said(stage)).toHaveLength(5)
  }),
)

test(
  'The switch "instantReplySeizes" lets the instant reply take the thread for Meta’s inbox',
  onStage(async (stage) => {
    await stage.switches({ instantReplySeizes: true })
    await automations(stage, { instantReply: 'Mộc Store chào bạn!' })
    await stage.says('Chị ơi còn áo không?')
    await stage.advance(minutes(1))
    expect(await ownerOf(stage)).toBe(inbox)
  }),
)

test(
  'Meta’s AI agent owns the thread and answers until staff do',
  onStage(async (stage) => {
    await automations(stage, { aiAgent: true })
    await stage.says('Chị ơi còn áo không?')
    await stage.advance(minutes(1))
    await stage.says('Em cao 1m60')
    await stage.advance(minutes(1))
    expect(await said(stage)).toEqual([
      'Chị ơi còn áo không?',
      'Your AI agent will respond.',
      expect.stringContaining('còn hàng'),
      'Em cao 1m60',
      expect.stringContaining('size'),
    ])
    expect(await ownerOf(stage)).toBe(inbox)
    await stage.inboxSays('Dạ để em tư vấn chị nhé')
    await stage.says('Vâng ạ')
    await stage.advance(minutes(1))
    expect((await said(stage)).at(-1)).toBe('Vâng ạ')
  }),
)

test(
  'A conversation called spam stays there when the customer writes again, until staff move it to Main',
  onStage(async ({ desk, page, lan, says }) => {
    const folder = async () => (await desk('GET', `/pages/${page}/customers/${lan}`)).thread.folder
    await says('Nhận vay nhanh trong ngày')
    await desk('POST', `/pages/${page}/inbox/${lan}/spam`)
    await says('Vay không cần thế chấp')
    expect(await folder()).toBe('spam')
    await desk('POST', `/pages/${page}/inbox/${lan}/main`)
    expect(await folder()).toBe('inbox')
  }),
)
