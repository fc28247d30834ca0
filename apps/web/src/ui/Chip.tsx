import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { softTone, type Tone, ToneIcon } from './Tone.tsx'

export interface ChipProps {
  tone?: Tone | 'plain' | undefined
  /** Shows the picture of its tone; on by default wherever the tone carries meaning. */
  icon?: boolean | ReactNode
  /** Adds a cross; the label says what it removes. */
  onRemove?: (() => void) | undefined
  removeLabel?: string | undefined
  children: ReactNode
  'data-testid'?: string | undefined
}

/** A state, a tag or a filter in one or two words. */
export function Chip({ tone = 'plain', icon, onRemove, removeLabel, children, ...rest }: ChipProps) {
  const picture =
    icon === undefined || icon === true ? tone !== 'plain' && <ToneIcon tone={tone} size={12} /> : icon
  return (
    <span
      {...rest}
      className={cx(
        'inline-flex min-h-5 max-w-full items-center gap-1 rounded-full px-2 text-caption',
        tone === 'plain' ? 'bg-bg-3 text-fg-2' : softTone[tone],
      )}
    >
      {picture}
      <span className="truncate">{children}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="relative -mr-1 rounded-full p-0.5 before:absolute before:-inset-1 hover:bg-fg/10"
        >
          <X aria-hidden size={12} />
        </button>
      )}
    </span>
  )
}
