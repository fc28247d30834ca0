import type { Worker } from '../roles.ts'
import { digestWorker } from './digest.ts'
import { loginSweepWorker } from './login-sweep.ts'

/** Every loop of the program, in the order in which they start. */
export const workers: readonly Worker[] = [digestWorker, loginSweepWorker]
