export * from './ids.ts'
export * from './page-access.ts'
export * from './token-death.ts'
