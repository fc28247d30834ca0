import { Check, ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { matches } from '../text/fold.ts'
import { cx } from './cx.ts'
import { fieldClass } from './field-class.ts'
import { useFieldTies } from './field-context.ts'
import { itemClass } from './popup-class.ts'
import type { Choice } from './Select.tsx'

export interface ComboboxProps<Value extends string> {
  choices: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  /** Its name, when no Field stands around it. */
  label?: string | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  /** Told what is typed; `choices` are then the answer to it and are shown as they come. */
  onSearch?: ((query: string) => void) | undefined
  /** Told what was typed where nothing of the list is it: for lists that do not know everything. */
  onOther?: ((text: string) => void) | undefined
  'data-testid'?: string | undefined
}

/** One of many, found by typing; "anh" finds "Ánh". What is typed and not chosen is forgotten. */
export function Combobox<Value extends string>({
  choices,
  value,
  onChange,
  label,
  placeholder,
  disabled,
  onSearch,
  onOther,
  ...rest
}: ComboboxProps<Value>) {
  const t = useTranslations('ui')
  const ties = useFieldTies()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  /** What is being searched for; null while the list is closed. */
  const [query, setQuery] = useState<string | null>(null)
  const [at, setAt] = useState(0)

  const chosen = choices.find((choice) => choice.value === value)
  const found = choices.filter(
    (choice) => onSearch !== undefined || matches(`${choice.label} ${choice.hint ?? ''}`, query ?? ''),
  )
  const active = found[Math.min(at, found.length - 1)]
  const open = query !== null

  useLayoutEffect(() => {
    const [box, sheet] = [input.current, list.current]
    if (!open || box === null || sheet === null) return
    sheet.showPopover()
    const place = () => placeBelow(sheet, box)
    place()
    addEventListener('scroll', place, { capture: true, passive: true })
    addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
    }
  }, [open])

  useLayoutEffect(() => {
    if (open && active) document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, active, id])

  const show = (search: string) => {
    setQuery(search)
    onSearch?.(search)
    setAt(
      search === ''
        ? Math.max(
            0,
            choices.findIndex((choice) => choice.value === value),
          )
        : 0,
    )
  }
  const choose = (choice: Choice<Value> | undefined) => {
    setQuery(null)
    if (choice && !choice.disabled && choice.value !== value) onChange(choice.value)
  }
  const leaveWith = (text: string) => {
    setQuery(null)
    onOther?.(text.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (open) setAt(Math.max(0, Math.min(found.length - 1, at + step)))
      else show('')
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (active === undefined && onOther !== undefined && query.trim() !== '') leaveWith(query)
      else choose(active)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setQuery(null)
    }
  }

  return (
    <span className="relative block">
      <input
        {...ties}
        {...rest}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && active ? `${id}-${active.value}` : undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        placeholder={chosen?.label ?? placeholder ?? t('choose')}
        value={query ?? chosen?.label ?? ''}
        className={fieldClass('h-9 w-full pr-9 pointer-coarse:h-11')}
        onChange={(event) => show(event.currentTarget.value)}
        onClick={() => !open && show('')}
        onBlur={() => {
          if (onOther !== undefined && query?.includes('@')) leaveWith(query)
          else setQuery(null)
        }}
        onKeyDown={onKeyDown}
      />
      <ChevronDown
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-fg-3"
      />
      {open && (
        <div
          ref={list}
          id={`${id}-list`}
          popover="manual"
          role="listbox"
          aria-label={label ?? t('open')}
          className="fixed m-0 max-h-80 overflow-y-auto overscroll-contain rounded-card border-0 bg-bg p-1 text-fg shadow-layer dark:bg-bg-2"
          // The focus stays in the field, whatever is pressed here.
          onPointerDown={(event) => event.preventDefault()}
        >
          {found.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
            <div
              key={choice.value}
              id={`${id}-${choice.value}`}
              role="option"
              aria-selected={choice.value === value}
              aria-disabled={choice.disabled}
              data-highlighted={choice === active ? '' : undefined}
              className={cx(itemClass, choice.disabled && 'opacity-45')}
              onPointerMove={() => setAt(index)}
              onClick={() => choose(choice)}
            >
              <span className="min-w-0 flex-1">
                {choice.label}
                {choice.hint && <span className="block text-body-s text-fg-3">{choice.hint}</span>}
              </span>
              {choice.value === value && <Check aria-hidden size={16} className="text-accent" />}
            </div>
          ))}
          {found.length === 0 && (
            // biome-ignore lint/a11y/useFocusableInteractive: it says that there is nothing to choose
            <div
              role="option"
              aria-selected="false"
              aria-disabled
              className="px-2.5 py-2 text-label font-normal text-fg-3"
            >
              {t('nothingFound')}
            </div>
          )}
        </div>
      )}
    </span>
  )
}

const gap = 4

/** Under the field, or above it where there is more room, as wide as the field. */
function placeBelow(sheet: HTMLElement, field: HTMLElement): void {
  const box = field.getBoundingClientRect()
  const below = innerHeight - box.bottom
  const above = below < 200 && box.top > below
  sheet.style.left = `${box.left}px`
  sheet.style.width = `${box.width}px`
  sheet.style.maxHeight = `${Math.min(320, (above ? box.top : below) - 2 * gap)}px`
  sheet.style.top = above ? 'auto' : `${box.bottom + gap}px`
  sheet.style.bottom = above ? `${innerHeight - box.top + gap}px` : 'auto'
}
