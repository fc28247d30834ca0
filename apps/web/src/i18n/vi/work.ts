export { conversation } from './conversation.ts'
export { inbox } from './inbox.ts'
export { refusals } from './refusals.ts'
export { shell } from './shell.ts'
