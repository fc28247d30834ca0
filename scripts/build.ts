import { buildApps } from './build-apps.ts'

const onlyChanged = process.argv.includes('--changed')
await buildApps((line) => process.stdout.write(`${line}\n`), !onlyChanged)
