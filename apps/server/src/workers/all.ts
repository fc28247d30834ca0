import type { Worker } from '../roles.ts'
import { attendanceWorker } from './attendance.ts'
import { digestWorker } from './digest.ts'
import { dispatchWorker } from './dispatch.ts'
import { distributeWorker } from './distribute.ts'
import { doctorWorker } from './doctor.ts'
import { importWorker } from './import.ts'
import { loginSweepWorker } from './login-sweep.ts'
import { mediaWorker } from './media.ts'
import { profilesWorker } from './profiles.ts'
import { pushWorker } from './push.ts'
import { retentionWorker } from './retention.ts'
import { watchWaitingWorker } from './watch-waiting.ts'
import { webhookAddressWorker } from './webhook-address.ts'

/** Every loop of the program, in the order in which they start. */
export const workers: readonly Worker[] = [
  attendanceWorker,
  digestWorker,
  dispatchWorker,
  distributeWorker,
  doctorWorker,
  importWorker,
  loginSweepWorker,
  mediaWorker,
  profilesWorker,
  pushWorker,
  retentionWorker,
  watchWaitingWorker,
  webhookAddressWorker,
]
