import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { matches } from '../text/fold.ts'
import { fieldClass } from './field-class.ts'
import { useFieldTies } from './field-context.ts'
import { itemClass, popupClass } from './popup-class.ts'
import type { Choice } from './Select.tsx'

export interface ComboboxProps<Value extends string> {
  choices: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  /** Its name, when no Field stands around it. */
  label?: string | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  'data-testid'?: string | undefined
}

/** One of many, found by typing; "anh" finds "Ánh". */
export function Combobox<Value extends string>({
  choices,
  value,
  onChange,
  label,
  placeholder,
  disabled,
  'data-testid': testId,
}: ComboboxProps<Value>) {
  const t = useTranslations('ui')
  const ties = useFieldTies()
  return (
    <Base.Root
      items={choices}
      value={choices.find((choice) => choice.value === value) ?? null}
      onValueChange={(choice) => choice !== null && onChange(choice.value)}
      itemToStringLabel={(choice: Choice<Value>) => choice.label}
      isItemEqualToValue={(one, other) => one.value === other.value}
      filter={(choice: Choice<Value>, query) => matches(`${choice.label} ${choice.hint ?? ''}`, query)}
      disabled={disabled ?? false}
      autoHighlight
    >
      <Base.InputGroup className="relative">
        <Base.Input
          {...ties}
          aria-label={label}
          data-testid={testId}
          placeholder={placeholder ?? t('choose')}
          autoComplete="off"
          spellCheck={false}
          className={fieldClass('h-9 w-full pr-9 pointer-coarse:h-11')}
        />
        <Base.Trigger
          aria-label={t('open')}
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-control text-fg-3"
        >
          <ChevronDown aria-hidden size={16} />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={`${popupClass} w-(--anchor-width) max-w-(--available-width)`}>
            <Base.Empty className="px-2.5 text-label font-normal text-fg-3 not-empty:py-2">
              {t('nothingFound')}
            </Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain">
              {(choice: Choice<Value>) => (
                <Base.Item
                  key={choice.value}
                  value={choice}
                  disabled={choice.disabled ?? false}
                  className={itemClass}
                >
                  {choice.icon}
                  <span className="min-w-0 flex-1">
                    {choice.label}
                    {choice.hint && <span className="block text-body-s text-fg-3">{choice.hint}</span>}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden size={16} className="text-accent" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
