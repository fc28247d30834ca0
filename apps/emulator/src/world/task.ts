import type { Push } from './push.ts'
import type { World } from './world.ts'

/** Something that happens by itself at its time, said in data so that a snapshot of the world can hold it. */
export type Task =
  /** Every app hears of the Page's message. */
  | { do: 'echo'; mid: string }
  /** The message reaches the customer's app. */
  | { do: 'deliver'; mid: string }
  /** The customer looks at the thread. */
  | { do: 'read'; pageId: string; psid: string }
  /** Meta's inbox answers unattended: with its instant reply, or its AI agent. */
  | { do: 'instant_reply' | 'ai_answer'; pageId: string; psid: string }
  /** An event that an accident held up goes out. */
  | { do: 'push'; push: Push }
  /** A webhook that failed is tried again. */
  | { do: 'retry'; deliveryId: string }
  /** Somebody of the crowd acts. */
  | { do: 'crowd'; run: number }

/** Lets something happen once so many virtual milliseconds have passed. */
export function later(world: World, ms: number, task: Task): void {
  world.clock.after(ms, () => world.perform(task), task)
}
