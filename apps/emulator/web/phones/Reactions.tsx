import { SmilePlus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../words.ts'

const offered = ['❤', '😆', '😮', '😢', '😠', '👍', '👎'] as const

/** How a customer reacts to a message, or takes it back by choosing the same again. */
export function Reactions({
  mine,
  onReact,
}: {
  mine: string | null
  onReact: (emoji: string | null) => void
}) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <button
        type="button"
        aria-label={words.react}
        title={words.react}
        data-testid="phone-react"
        onClick={() => setOpen(true)}
        className="icon-press shrink-0"
      >
        <SmilePlus size={16} aria-hidden />
      </button>
    )
  }
  return (
    <fieldset
      aria-label={words.react}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      className="grid shrink-0 grid-cols-4 rounded-xl border border-rule bg-surface p-0.5 shadow-md"
    >
      {offered.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={emoji === mine}
          data-testid={`phone-react-${emoji}`}
          onClick={() => {
            setOpen(false)
            onReact(emoji === mine ? null : emoji)
          }}
          className="size-8 rounded-lg hover:bg-page aria-pressed:bg-blue-soft"
        >
          {emoji}
        </button>
      ))}
    </fieldset>
  )
}
