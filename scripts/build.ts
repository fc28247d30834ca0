import { buildApps } from './build-apps.ts'

await buildApps((line) => process.stdout.write(`${line}\n`), !process.argv.includes('--changed'))
