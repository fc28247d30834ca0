import { Check, type LucideIcon, UserRound, Users } from 'lucide-react'
import { cx } from '../ui/index.ts'

export interface ChatRightChoiceProps {
  /** The question, for screen readers. */
  label: string
  value: 'only_me' | 'share' | null
  onChange: (value: 'only_me' | 'share') => void
  onlyMe: { title: string; hint: string }
  share: { title: string; hint: string }
}

/** Who may chat with the customers of a Page: two big choices side by side. */
export function ChatRightChoice({ label, value, onChange, onlyMe, share }: ChatRightChoiceProps) {
  const choices: { value: 'only_me' | 'share'; icon: LucideIcon; title: string; hint: string }[] = [
    { value: 'only_me', icon: UserRound, ...onlyMe },
    { value: 'share', icon: Users, ...share },
  ]
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ value: own, icon: Icon, title, hint }) => (
        <label
          key={own}
          className={cx(
            'relative flex cursor-pointer flex-col gap-2 rounded-card border p-4 transition-colors',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            value === own ? 'border-accent bg-accent-soft/50' : 'border-line hover:border-line-strong',
          )}
        >
          <input
            type="radio"
            name="chat-right"
            value={own}
            checked={value === own}
            onChange={() => onChange(own)}
            data-testid={`chat-right-${own}`}
            className="sr-only"
          />
          <span className="flex items-center gap-3">
            <span className="flex size-9 items-center justify-center rounded-full bg-bg-3 text-fg-2">
              <Icon aria-hidden size={18} />
            </span>
            <span className="flex-1 text-label font-semibold">{title}</span>
            <span
              aria-hidden
              className={cx(
                'flex size-5 items-center justify-center rounded-full border',
                value === own ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
              )}
            >
              {value === own && <Check size={14} strokeWidth={3} />}
            </span>
          </span>
          <span className="text-body-s text-fg-2">{hint}</span>
        </label>
      ))}
    </fieldset>
  )
}
