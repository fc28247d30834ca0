import { useEffect, useRef } from 'react'
import { type Command, offerCommands } from './commands.ts'

/**
 * Offers commands while the component stands. What they do may change with every render; what they are called and
 * their keys are compared, so that an ordinary render offers nothing anew.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const shape = commands.map(({ id, title, keys }) => `${id}|${title}|${keys ?? ''}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the list.
  useEffect(
    () =>
      offerCommands(
        latest.current.map((command) => ({
          ...command,
          run: () => latest.current.find((now) => now.id === command.id)?.run(),
        })),
      ),
    [shape],
  )
}
