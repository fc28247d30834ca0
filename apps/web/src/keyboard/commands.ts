import { preference } from '../app/preference.ts'

/** Something that can be done from the palette, and by a key where it has one. */
export interface Command {
  readonly id: string
  /** A verb, in the language of the screen. */
  readonly title: string
  /** Heading in the palette and the sheet of keys. */
  readonly section: string
  /** `j`, `Shift J`, `Ctrl K`, `g i`, `?`. Several are separated by commas. */
  readonly keys?: string | undefined
  /** More words by which the palette finds it. */
  readonly words?: string | undefined
  /** Works in fields, too. Only for keys with a modifier. */
  readonly whileTyping?: boolean | undefined
  /** Left out of the palette: moving about is done with keys. */
  readonly keysOnly?: boolean | undefined
  /** Stands behind those of the screen in the palette and on the sheet of keys. */
  readonly everywhere?: boolean | undefined
  readonly run: () => void
}

type Layer = readonly Command[]
const layers = new Set<Layer>()
const listeners = new Set<() => void>()
let all: readonly Command[] = []

/** One-letter keys can be switched off, for those whose input tools disturb them. */
export const letterKeys = preference('lm.letter-keys', ['on', 'off'], 'on')

/** Offers commands until the answered function is called. Later ones win over earlier ones with the same key. */
export function offerCommands(layer: Layer): () => void {
  for (const command of layer) assertSafe(command)
  layers.add(layer)
  changed()
  return () => {
    layers.delete(layer)
    changed()
  }
}

export const offeredCommands = (): readonly Command[] => all

export function onCommandsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The keys of a command, one by one. */
export const keysOf = (command: Command): readonly string[] =>
  command.keys?.split(',').map((keys) => keys.trim()) ?? []

/** The command for a binding, or undefined where none is offered. */
export function commandFor(binding: string, typing: boolean): Command | undefined {
  const fits = (command: Command) => (!typing || command.whileTyping) && keysOf(command).includes(binding)
  return all.findLast((command) => !command.everywhere && fits(command)) ?? all.findLast(fits)
}

export const beginsSequence = (key: string): boolean =>
  all.some((command) => keysOf(command).some((keys) => isSequence(keys) && keys.startsWith(`${key} `)))

const isSequence = (keys: string): boolean => /^\S \S$/u.test(keys)

/** Telex composes after a vowel, so a sequence of two letters never begins with one. */
export function assertSafe(command: Command): void {
  for (const keys of keysOf(command)) {
    if (isSequence(keys) && /^[aeiouyd]/u.test(keys))
      throw new Error(`"${keys}" of ${command.id} begins with a letter that Telex composes.`)
    if (command.whileTyping && !/^(Ctrl|Alt) /u.test(keys))
      throw new Error(`"${keys}" of ${command.id} would be typed.`)
  }
}

function changed(): void {
  all = [...layers].flat().toSorted((a, b) => Number(a.everywhere ?? false) - Number(b.everywhere ?? false))
  for (const listener of [...listeners]) listener()
}
