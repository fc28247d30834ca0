import { beginsSequence, commandFor, letterKeys } from './commands.ts'
import { keyOf } from './key-press.ts'
import { KeySequence } from './key-sequence.ts'

/** Turns key presses of the whole page into commands. Answers how to stop. */
export function listenToKeys(): () => void {
  const sequence = new KeySequence()
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const typing = isEditable(event.target)
    const key = keyOf(event)
    if (key === null || (isLayerOpen() && !typing)) return
    if (letterKeys.get() === 'off' && Array.from(key).length === 1 && key !== '?') return
    const candidates = typing ? [key] : sequence.read(key, event.timeStamp, beginsSequence)
    for (const binding of candidates) {
      const command = commandFor(binding, typing)
      if (command === undefined) continue
      if (isControl(event.target) && (key === 'Enter' || key === 'Space' || key === '↑' || key === '↓'))
        return
      event.preventDefault()
      command.run()
      return
    }
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select')
  )
}

/** These keys already mean something on a control that has the focus. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a[href], summary, [role=tab], [role=radio], [role=combobox]') !== null
  )
}

/** Keys belong to the layer on top: a menu, a dialog, a list. One that is fading out does not count. */
function isLayerOpen(): boolean {
  const layers = ':is([role=dialog], [role=alertdialog], [role=menu], [role=listbox]):not([data-closed])'
  return document.querySelector(layers) !== null
}
