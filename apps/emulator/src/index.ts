export { type DemoApp, demoIds, seedDemoWorld } from './demo.ts'
export {
  buildEmulator,
  type Emulator,
  type EmulatorOptions,
  type RunningEmulator,
  startEmulator,
} from './emulator.ts'
export type { Delivery } from './webhooks/delivery.ts'
export type { FaultRule } from './world/faults.ts'
export type { LedgerEntry } from './world/ledger.ts'
export type { Switches } from './world/switches.ts'
