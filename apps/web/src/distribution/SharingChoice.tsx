import { useTranslations } from 'use-intl'
import { useRules } from '../entities/workspace.ts'
import { RadioGroup } from '../ui/index.ts'

/** By a rule that is made now, by one there is, or by none. */
export type Sharing = 'new' | 'existing' | 'everyone'

export interface SharingChoiceProps {
  value: Sharing
  onChange: (value: Sharing) => void
}

/** How conversations that are shared are shared out. */
export function SharingChoice({ value, onChange }: SharingChoiceProps) {
  const t = useTranslations('rules.choose')
  const rules = useRules()
  const count = rules?.size ?? 0
  return (
    <RadioGroup
      label={t('title')}
      value={value}
      onChange={onChange}
      choices={[
        { value: 'new', label: t('new'), hint: t('newHint'), 'data-testid': 'sharing-new' },
        {
          value: 'existing',
          label: t('existing'),
          hint: t('existingHint', { n: count }),
          disabled: count === 0,
          'data-testid': 'sharing-existing',
        },
        {
          value: 'everyone',
          label: t('everyone'),
          hint: t('everyoneHint'),
          'data-testid': 'sharing-everyone',
        },
      ]}
    />
  )
}
