import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { fieldClass } from './field-class.ts'
import { useNamedFieldTies } from './field-context.ts'
import { layerRoot } from './layer-root.ts'
import { itemClass, popupClass } from './popup-class.ts'

export interface Choice<Value extends string> {
  value: Value
  label: string
  /** A second line that says what choosing it means. */
  hint?: string | undefined
  icon?: ReactNode
  disabled?: boolean | undefined
}

export interface SelectProps<Value extends string> {
  choices: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  /** Its name, when no Field stands around it. */
  label?: string | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  /** `fit` for a place beside other things, outside a form. */
  width?: 'full' | 'fit' | undefined
  'data-testid'?: string | undefined
}

/** One of a few. For more than about twelve take a Combobox. */
export function Select<Value extends string>({
  choices,
  value,
  onChange,
  label,
  placeholder,
  disabled,
  width = 'full',
  'data-testid': testId,
}: SelectProps<Value>) {
  const t = useTranslations('ui')
  const ties = useNamedFieldTies()
  return (
    <Base.Root
      items={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onValueChange={(next) => next !== null && onChange(next as Value)}
      disabled={disabled ?? false}
    >
      <Base.Trigger
        {...ties}
        aria-label={label}
        data-testid={testId}
        className={fieldClass(
          `flex h-9 items-center justify-between gap-2 text-left pointer-coarse:h-11 ${width === 'fit' ? 'min-w-40 text-label! font-normal!' : 'w-full'}`,
        )}
      >
        <Base.Value
          className="truncate data-placeholder:text-fg-3"
          placeholder={placeholder ?? t('choose')}
        />
        <Base.Icon className="text-fg-3">
          <ChevronDown aria-hidden size={16} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal container={layerRoot()}>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup
            className={`${popupClass} max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto`}
          >
            <Base.List>
              {choices.map((choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice.value}
                  disabled={choice.disabled ?? false}
                  className={itemClass}
                >
                  {choice.icon}
                  <span className="min-w-0 flex-1">
                    <Base.ItemText className="block">{choice.label}</Base.ItemText>
                    {choice.hint && (
                      <span className="block max-w-72 text-body-s text-fg-3">{choice.hint}</span>
                    )}
                  </span>
                  <span className="w-4">
                    <Base.ItemIndicator>
                      <Check aria-hidden size={16} className="text-accent" />
                    </Base.ItemIndicator>
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
