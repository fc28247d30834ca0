import type { App } from '../shapes.ts'
import { useWords } from '../words.ts'

/** Chooses an app, or Meta's own inbox as the empty choice. */
export function AppChoice({
  apps,
  value,
  name,
  none,
  onChoose,
}: {
  apps: readonly App[]
  value: string | null
  name: string
  /** What the empty choice says. */
  none: string
  onChoose: (appId: string | null) => void
}) {
  const words = useWords()
  const options = [{ id: null, name: none }, ...apps]
  return (
    <div role="radiogroup" aria-label={words.chooseApp} className="space-y-1">
      {options.map((option) => (
        <label
          key={option.id ?? 'none'}
          className="flex items-center gap-3 rounded-md border border-rule px-3 py-2 has-checked:border-blue has-checked:bg-blue-soft"
        >
          <input
            type="radio"
            name={name}
            data-testid={`${name}-${option.id ?? 'none'}`}
            checked={option.id === value}
            onChange={() => onChoose(option.id)}
            className="size-4 accent-blue"
          />
          {option.name}
        </label>
      ))}
    </div>
  )
}
