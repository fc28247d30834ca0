import { type KeyboardEvent, useEffect, useRef } from 'react'

/** A row of tabs; the arrow keys go from one to the next. The panel carries `id={`${id}-panel`}`. */
export function Tabs<Name extends string>({
  id,
  label,
  tabs,
  open,
  onOpen,
}: {
  id: string
  label: string
  tabs: readonly { name: Name; title: string; count?: number }[]
  open: Name
  onOpen: (name: Name) => void
}) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tab = row.current?.querySelector(`#${id}-${open}`)
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [id, open])
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.name === open)
    const index = (at + step + tabs.length) % tabs.length
    const next = tabs[index]
    if (!next) return
    onOpen(next.name)
    row.current?.querySelectorAll('button')[index]?.focus()
  }
  return (
    <div
      ref={row}
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-rule bg-surface px-2"
    >
      {tabs.map(({ name, title, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          aria-selected={name === open}
          aria-controls={`${id}-panel`}
          tabIndex={name === open ? 0 : -1}
          data-testid={`${id}-${name}`}
          onClick={() => onOpen(name)}
          className="-mb-px shrink-0 border-b-3 border-transparent px-3 py-2 text-sm whitespace-nowrap text-soft aria-selected:border-blue aria-selected:font-semibold aria-selected:text-blue"
        >
          {title}
          {count ? <span className="ms-1.5 tabular-nums">{count}</span> : null}
        </button>
      ))}
    </div>
  )
}
