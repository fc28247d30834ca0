import { useTranslations } from 'use-intl'
import { Checkbox } from '../ui/index.ts'
import { FormPart } from './FormPart.tsx'
import { NumberField } from './NumberField.tsx'
import type { RuleForm } from './rule-form.ts'
import { WeekEditor } from './WeekEditor.tsx'

export interface TurnPartProps {
  form: RuleForm
  onChange: (changes: Partial<RuleForm>) => void
}

/** With round robin: how many each may have, who is passed over, when, and when a customer goes to somebody else. */
export function TurnPart({ form, onChange }: TurnPartProps) {
  const t = useTranslations('rules.turn')
  return (
    <FormPart id="rule-turn" title={t('title')}>
      <div className="flex flex-col gap-4">
        <NumberField
          label={t('cap')}
          hint={t('capHint')}
          empty={t('unlimited')}
          value={form.cap}
          to={1_000}
          onChange={(cap) => onChange({ cap })}
          data-testid="rule-cap"
        />
        <Checkbox
          label={t('skipAway')}
          hint={t('skipAwayHint')}
          checked={form.skipAway}
          onChange={(skipAway) => onChange({ skipAway })}
          data-testid="rule-skip-away"
        />
        <div className="flex flex-col gap-1.5">
          <span className="text-label">{t('hours')}</span>
          <WeekEditor label={t('hours')} value={form.hours} onChange={(hours) => onChange({ hours })} />
          <p className="text-body-s text-fg-3">{t('hoursHint')}</p>
        </div>
        <NumberField
          label={t('reassign')}
          hint={t('reassignHint')}
          empty={t('never')}
          value={form.reassignAfterMinutes}
          to={1_440}
          onChange={(reassignAfterMinutes) => onChange({ reassignAfterMinutes })}
          data-testid="rule-reassign"
        />
        <Checkbox
          label={t('reassignWhenAway')}
          hint={t('reassignWhenAwayHint')}
          checked={form.reassignWhenAway}
          onChange={(reassignWhenAway) => onChange({ reassignWhenAway })}
        />
        <Checkbox
          label={t('sticky')}
          hint={t('stickyHint')}
          checked={form.sticky}
          onChange={(sticky) => onChange({ sticky })}
        />
      </div>
    </FormPart>
  )
}
