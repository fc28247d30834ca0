import { useTranslations } from 'use-intl'
import { RadioGroup } from '../ui/index.ts'
import { FormPart } from './FormPart.tsx'
import { type RuleForm, visibilitiesOf, visibilityOf } from './rule-form.ts'

export interface VisibilityPartProps {
  form: RuleForm
  onChange: (changes: Partial<RuleForm>) => void
}

/** What of the rule's conversations its agents are shown. */
export function VisibilityPart({ form, onChange }: VisibilityPartProps) {
  const t = useTranslations('rules.visibility')
  return (
    <FormPart id="rule-visibility" title={t('label')} text={t('managers')}>
      <RadioGroup<RuleForm['visibility']>
        label={t('label')}
        hideLabel
        value={visibilityOf(form)}
        onChange={(visibility) => onChange({ visibility })}
        choices={visibilitiesOf[form.method].map((value) => ({
          value,
          label: t(`${value}.title`),
          hint: t(`${value}.hint`),
          'data-testid': `visibility-${value}`,
        }))}
      />
    </FormPart>
  )
}
