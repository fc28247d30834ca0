export { type Consent, consents } from './consent.ts'
export { Customer } from './customer.ts'
export { createDatabase } from './database.ts'
export { Desk, type LedgerEntry, type SeenMessage } from './desk.ts'
export { FacebookPage, type MetaInbox } from './facebook-page.ts'
export { type BusyImport, importWhileWriting } from './import-while-writing.ts'
export { Member } from './member.ts'
export { compareHistory, type HistoryReport, type Past, type PastCustomer, writePast } from './past.ts'
export { type Answer, Person } from './person.ts'
export { makePng } from './png.ts'
export { type PretendPushService, type PushedMessage, startPushService } from './push-service.ts'
export { type KillOptions, type KillReport, surviveKills } from './survive-kills.ts'
export { createTestClock, type TestClock } from './test-clock.ts'
export {
  databaseFrom,
  postgresOfThisRun,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from './test-postgres.ts'
export { type ConnectOptions, comesToRest, startWorld, type World, type WorldOptions } from './world.ts'
