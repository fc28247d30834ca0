import { answerInTurn, replyAtOnce } from './automations.ts'
import { echo } from './page-message.ts'
import { deliver, readThread } from './receipts.ts'
import type { Task } from './task.ts'
import type { World } from './world.ts'

const inThread = { read: readThread, instant_reply: replyAtOnce, ai_answer: answerInTurn }

/** Does what had to wait. What it was about may be gone by then. */
export function performTask(world: World, task: Exclude<Task, { do: 'retry' | 'crowd' }>): void {
  switch (task.do) {
    case 'push':
      world.outbound(task.push)
      return
    case 'read':
    case 'instant_reply':
    case 'ai_answer': {
      const page = world.pages.get(task.pageId)
      const thread = page?.threads.get(task.psid)
      if (page && thread) inThread[task.do](world, page, thread)
      return
    }
    case 'echo':
    case 'deliver': {
      const found = world.messages.get(task.mid)
      const page = found && world.pages.get(found.thread.pageId)
      if (!page) return
      if (task.do === 'echo') echo(world, page, found.thread, found.message)
      else deliver(world, page, found.thread, [found.message])
      return
    }
  }
}
