import { setOwner } from './control-thread.ts'
import type { Page, Thread } from './entities.ts'
import type { Message } from './message.ts'
import { speakForPage } from './page-message.ts'
import { systemApps } from './system-apps.ts'
import type { World } from './world.ts'

/** The lines that Meta's AI agent leaves in a thread, as field reports give them. (4.6) */
const aiLines = {
  begins: 'Your AI agent will respond.',
  handsOver: 'Your AI agent transferred this chat to you.',
  isTakenOver: 'You took over this chat from your AI agent.',
} as const

/** Owns the thread as the inbox does, and tells nobody: no thread-control event has been seen from it. */
function own(world: World, thread: Thread) {
  setOwner(world, thread, systemApps.inbox, world.clock.now() + world.switches.ownershipLifetimeMs)
}

function line(world: World, page: Page, thread: Thread, text: string) {
  speakForPage(world, page, thread, { appId: systemApps.inbox, text, system: true })
}

/** Meta's AI agent answers the customer. */
export function answerAsAi(world: World, page: Page, thread: Thread, text: string): Message {
  own(world, thread)
  const spokeBefore = thread.messages.some((message) => message.aiGenerated)
  if (!spokeBefore) line(world, page, thread, aiLines.begins)
  const metadata = '{"source":"axon"}'
  return speakForPage(world, page, thread, { appId: systemApps.inbox, text, aiGenerated: true, metadata })
}

/** The agent gives up, or staff step in; the owner stays the inbox either way. */
export function endAi(world: World, page: Page, thread: Thread, how: 'handsOver' | 'isTakenOver') {
  own(world, thread)
  line(world, page, thread, aiLines[how])
}
