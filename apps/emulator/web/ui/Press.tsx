import type { ComponentProps } from 'react'

/** The small button of all these screens: says with words what happens when it is pressed. */
export function Press({ className, ...button }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...button}
      className={className === undefined ? 'press press-small' : `press press-small ${className}`}
    />
  )
}
