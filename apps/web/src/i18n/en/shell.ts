import type { Translated } from '../messages.ts'
import type { shell as vi } from '../vi/shell.ts'

export const shell: Translated<typeof vi> = {}
