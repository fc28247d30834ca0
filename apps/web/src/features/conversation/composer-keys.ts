/** What a key press in the composer means. Pure, so that every input method's pattern can be replayed in a test. */
export type KeyMeaning = 'send' | 'send_and_done' | 'send_when_composed' | 'leave' | 'nothing'

export interface KeyPress {
  key: string
  keyCode: number
  isComposing: boolean
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

export interface ComposerMoment {
  /** Text under composition; empty when none. */
  composing: string
  /** Since the last compositionend, ms. */
  sinceComposed: number
  /** The person chose that Enter makes a new line and Ctrl Enter sends. */
  enterMakesNewLine: boolean
  /** A touch keyboard: Enter always makes a new line, the button sends. */
  touch: boolean
}

const latin = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\s]*$/u

/**
 * Vietnamese has no candidate list: an Enter while Latin letters are being composed means "finish and send", so the
 * text is sent when the composition ends. In another script the Enter only picks a candidate.
 */
export function meaningOf(press: KeyPress, moment: ComposerMoment): KeyMeaning {
  const composing = press.isComposing || press.keyCode === 229
  if (press.key === 'Escape') return composing ? 'nothing' : 'leave'
  if (press.key !== 'Enter' || press.shiftKey || press.altKey) return 'nothing'
  const withControl = press.ctrlKey || press.metaKey
  if (composing) {
    const sends = !moment.touch && (withControl || !moment.enterMakesNewLine)
    return sends && moment.composing !== '' && latin.test(moment.composing) ? 'send_when_composed' : 'nothing'
  }
  if (moment.sinceComposed < 50) return 'nothing'
  if (withControl) return moment.enterMakesNewLine ? 'send' : 'send_and_done'
  return moment.touch || moment.enterMakesNewLine ? 'nothing' : 'send'
}
