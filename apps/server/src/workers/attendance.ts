import { noteAbsence, noteIdleness } from '../actions/note-attendance.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { startLoop } from './loop.ts'

const pollEvery = 15_000

/** Finds out who has left, since the process that held their last window may have died with it, and who does nothing. */
export const attendanceWorker: Worker = { name: 'attendance', role: 'jobs', start: startAttendance }

async function startAttendance(context: Context): Promise<Running> {
  return startLoop(context, {
    name: 'attendance',
    pollEvery,
    async step() {
      await noteAbsence(context)
      await noteIdleness(context)
      return 'rested'
    },
  })
}
