import { ruleMethods } from '@lienmach/contract'
import { useTranslations } from 'use-intl'
import { RadioGroup } from '../ui/index.ts'
import { FormPart } from './FormPart.tsx'
import { MethodPicture } from './MethodPicture.tsx'
import { type RuleForm, withMethod } from './rule-form.ts'

export interface MethodPartProps {
  form: RuleForm
  onForm: (form: RuleForm) => void
}

/** In turn, or whoever is first: two sentences and a picture each. */
export function MethodPart({ form, onForm }: MethodPartProps) {
  const t = useTranslations('rules')
  return (
    <FormPart id="rule-method" title={t('method.label')}>
      <RadioGroup
        label={t('method.label')}
        hideLabel
        look="cards"
        value={form.method}
        onChange={(method) => onForm(withMethod(form, method))}
        choices={ruleMethods.map((method) => ({
          value: method,
          'data-testid': `method-${method}`,
          label: t(`methods.${method}`),
          hint: (
            <>
              <span className="block">{t(`method.${method}.first`)}</span>
              <span className="block">{t(`method.${method}.second`)}</span>
              <MethodPicture method={method} />
            </>
          ),
        }))}
      />
    </FormPart>
  )
}
