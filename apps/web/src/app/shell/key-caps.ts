const isApple = /Mac|iPhone|iPad/u.test(globalThis.navigator?.platform ?? '')

/** Keys as they are printed on this machine's keyboard: `g i` is G I, and Ctrl is ⌘ on a Mac. */
export function keyCaps(keys: string): string {
  return keys
    .split(' ')
    .map((key) => (key === 'Ctrl' && isApple ? '⌘' : key.length === 1 ? key.toUpperCase() : key))
    .join(' ')
}
