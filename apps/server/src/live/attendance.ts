import type { MemberId, WorkspaceId } from '@lienmach/domain'
import { noteAttendance } from '../actions/note-attendance.ts'
import type { Context } from '../context.ts'
import type { Attendant } from '../store/attendance.ts'

/** Well within the time after which somebody counts as gone, ms. */
const keepEvery = 30_000

/** Says in the database, again and again, whose windows are connected to this process. */
export class Attendance {
  readonly #context: Context
  readonly #windows = new Map<string, { attendant: Attendant; number: number }>()
  #timer: Disposable | null = null

  constructor(context: Context) {
    this.#context = context
    this.#keepLater()
  }

  /** A window of somebody opens; dispose of what this answers when it closes. */
  enter(workspaceId: WorkspaceId, memberId: MemberId): Disposable {
    const key = `${workspaceId} ${memberId}`
    const known = this.#windows.get(key) ?? { attendant: { workspaceId, memberId }, number: 0 }
    known.number += 1
    this.#windows.set(key, known)
    if (known.number === 1) void this.#note([known.attendant])
    return {
      [Symbol.dispose]: () => {
        known.number -= 1
        if (known.number === 0) this.#windows.delete(key)
      },
    }
  }

  stop(): void {
    this.#timer?.[Symbol.dispose]()
  }

  async #note(attendants: readonly Attendant[]): Promise<void> {
    if (attendants.length === 0) return
    try {
      await noteAttendance(this.#context, attendants)
    } catch (error) {
      this.#context.log.debug({ err: error }, 'who is here could not be noted; the next round does')
    }
  }

  #keepLater(): void {
    this.#timer = this.#context.clock.schedule(keepEvery, () => {
      this.#keepLater()
      void this.#note([...this.#windows.values()].map(({ attendant }) => attendant))
    })
  }
}
