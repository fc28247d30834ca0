import { expect, test } from 'vitest'
import { days, hours, minutes, onStage, type Stage } from './stage.ts'

const usageOf = (answer: { headers: Record<string, unknown> }, page: string) =>
  JSON.parse(String(answer.headers['x-business-use-case-usage']))[page][0]
const code = (answer: { body: { error?: { code: number } } }) => answer.body.error?.code
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status)

async function times<Result>(count: number, act: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let index = 0; index < count; index++) results.push(await act(index))
  return results
}

const burst = (stage: Stage, count: number) => times(count, (index) => stage.says(`Lấy mã ${index}`))

test(
  'E22: Ten films or sounds go out in a second and no more; texts have a limit of their own',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    await stage.switches({ sendsPerSecond: 250 })
    const sound = { type: 'audio', payload: { attachment_id: '1' } }
    const film = () => stage.sends({ attachment: sound })
    expect((await times(10, film)).map(code)).toEqual(Array(10).fill(100))
    expect(code(await film())).toBe(613)
    expect(statuses(await times(240, () => stage.sends('Dạ')))).not.toContain(400)
    expect(code(await stage.sends('Dạ'))).toBe(613)
    await stage.advance(1000)
    expect((await stage.sends('Dạ')).status).toBe(200)
  }),
)

test(
  'E22: A Page has so many calls a day for each person who wrote, and hears how many are spent and how long to wait',
  onStage(async ({ says, acts, graph, switches, page, newCustomer, advance }) => {
    await switches({ callsPerEngagedPerson: 5 })
    await says('Chào shop')
    const ask = () => graph('GET', 'me?fields=id')
    const shares = (await times(5, ask)).map((answer) => usageOf(answer, page).call_count)
    expect(shares).toEqual([20, 40, 60, 80, 100])
    const refused = await ask()
    expect(code(refused)).toBe(80006)
    expect(usageOf(refused, page)).toMatchObject({
      type: 'messenger',
      call_count: 100,
      estimated_time_to_regain_access: 24 * 60,
    })
    const hung = await newCustomer(page, 'Trần Văn Hùng')
    expect((await ask()).status).toBe(400)
    await says('Còn hàng không?', hung)
    expect(statuses(await times(5, ask))).toEqual(Array(5).fill(200))
    expect((await ask()).status).toBe(400)
    await advance(days(1))
    await acts('block', {}, hung)
    expect(statuses(await times(6, ask))).toEqual([...Array(5).fill(200), 400])
    await advance(days(1))
    expect((await ask()).status).toBe(200)
  }),
)

test(
  'Settings can be read or written ten times in ten minutes, and a thread can have a limit of its own',
  onStage(async ({ graph, advance, says, sends, switches }) => {
    const settings = () => graph('GET', 'me/messenger_profile?fields=greeting')
    expect(statuses(await times(10, settings))).toEqual(Array(10).fill(200))
    expect(code(await settings())).toBe(613)
    await advance(minutes(9))
    expect(code(await settings())).toBe(613)
    await advance(minutes(1))
    expect((await settings()).status).toBe(200)
    await switches({ sendsPerThreadPerSecond: 2 })
    await says('Chào shop')
    expect(statuses(await times(3, () => sends('Dạ')))).toEqual([200, 200, 400])
  }),
)

test(
  'Comments can be answered privately so often in an hour, and again in the next',
  onStage(async ({ acts, graph, switches, advance }) => {
    await switches({ privateRepliesPerHour: 2 })
    const answer = async () => {
      const { commentId } = await acts('comment', { text: 'Giá sao shop?' })
      return graph('POST', 'me/messages', { recipient: { comment_id: commentId }, message: { text: 'Dạ' } })
    }
    expect(statuses(await times(3, answer))).toEqual([200, 200, 400])
    await advance(hours(1))
    expect((await answer()).status).toBe(200)
  }),
)

test(
  'E37: More than 40 messages in a second close Meta’s inbox and the list, until it has been quiet for a while',
  onStage(async (stage) => {
    const { graph, page, call, advance, lan, switches } = stage
    await switches({ conversationCallsPerSecond: 100 })
    const list = async () => (await graph('GET', 'me/conversations')).status
    const inboxAnswer = async () =>
      (await call('POST', `/_desk/pages/${page}/inbox/${lan}/messages`, { text: 'Dạ' })).status
    await burst(stage, 40)
    expect(await list()).toBe(200)
    await burst(stage, 1)
    expect([await list(), await inboxAnswer()]).toEqual([500, 409])
    expect((await graph('GET', `me/conversations?user_id=${lan}`)).status).toBe(200)
    expect((await stage.sends('Dạ')).status).toBe(200)
    await advance(11_000)
    expect([await list(), await inboxAnswer()]).toEqual([200, 200])
  }),
)

test(
  'E37: Where it does not pass by itself, an admin’s click on "Quá nhiều tin nhắn" opens the inbox again',
  onStage(async (stage) => {
    const { desk, page, switches, advance } = stage
    await switches({ highVolumeClearsAfterMs: 0 })
    await burst(stage, 41)
    await advance(days(1))
    const shown = async () => (await desk('GET', '/state')).pages[0].highVolume
    expect(await shown()).toBe(true)
    await desk('PATCH', `/pages/${page}`, { highVolume: false })
    expect(await shown()).toBe(false)
  }),
)
