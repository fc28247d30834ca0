import { answerAsAi } from './ai-agent.ts'
import { seize } from './control-thread.ts'
import type { Page, Thread } from './entities.ts'
import { speakForPage } from './page-message.ts'
import { systemApps } from './system-apps.ts'
import { later } from './task.ts'
import { defaultAppOf } from './thread-control.ts'
import type { World } from './world.ts'

/** What the agent has to say, in turn. */
const aiAnswers = [
  'Dạ em chào anh/chị, mẫu này bên em đang còn hàng ạ.',
  'Dạ anh/chị cho em xin chiều cao và cân nặng để em tư vấn size ạ.',
  'Bên em giao toàn quốc, nội thành một đến hai ngày, tỉnh khác ba đến năm ngày ạ.',
  'Dạ anh/chị để lại số điện thoại, bên em gọi xác nhận đơn ạ.',
] as const

/** Meta's inbox answers a customer's message by itself, where an admin switched that on. (4.6) */
export function answerUnattended(world: World, page: Page, thread: Thread) {
  const { instantReply, aiAgent } = page.automations
  const place = { pageId: page.id, psid: thread.psid }
  if (instantReply !== null && beginsConversation(world, thread)) {
    later(world, world.switches.instantReplyDelayMs, { do: 'instant_reply', ...place })
  }
  const yields = world.switches.aiYieldsToDefaultApp && defaultAppOf(page) !== systemApps.inbox
  if (aiAgent && leftToAi(thread) && !(yields && defaultAppOf(page) !== null)) {
    later(world, world.switches.aiAgentDelayMs, { do: 'ai_answer', ...place })
  }
}

/** The instant reply, unless it was switched off meanwhile. */
export function replyAtOnce(world: World, page: Page, thread: Thread) {
  const text = page.automations.instantReply
  if (text === null) return
  speakForPage(world, page, thread, { appId: systemApps.inbox, text })
  if (world.switches.instantReplySeizes) seize(world, page, thread, systemApps.inbox, null)
}

/** The agent's next answer, unless somebody else spoke meanwhile. */
export function answerInTurn(world: World, page: Page, thread: Thread) {
  if (!leftToAi(thread)) return
  const said = thread.messages.filter((message) => message.aiGenerated).length
  answerAsAi(world, page, thread, aiAnswers[said % aiAnswers.length] as string)
}

const quietFor = 24 * 60 * 60_000

/** The newest message is the first for a day. */
function beginsConversation(world: World, thread: Thread): boolean {
  const before = thread.messages.at(-2)
  return before === undefined || before.at <= world.clock.now() - quietFor
}

/** Nobody but the agent speaks for the Page here: neither staff nor an app, and it has not handed over. */
function leftToAi(thread: Thread): boolean {
  const last = thread.messages.findLast((message) => message.from === 'page')
  return last === undefined || last.aiGenerated
}
