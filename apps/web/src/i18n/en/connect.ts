import type { Translated } from '../messages.ts'
import type { connect as vi } from '../vi/connect.ts'

export const connect: Translated<typeof vi> = {}
