import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Card } from '../../ui/index.ts'

const rules = ['answerHere', 'keepDefault', 'agree'] as const

/** Three habits that keep control from being lost. */
export function PreventionCard() {
  const t = useTranslations('channels.control.prevent')
  return (
    <Card title={t('title')} description={t('text')} data-testid="prevention">
      <ol className="grid gap-3 md:grid-cols-3">
        {rules.map((rule) => (
          <li key={rule} className="flex gap-3 rounded-card bg-bg-2 p-4">
            <ShieldCheck aria-hidden size={18} className="mt-0.5 shrink-0 text-ok" />
            <span className="min-w-0">
              <span className="block text-label">{t(`${rule}.title`)}</span>
              <span className="block text-body-s text-fg-2">{t(`${rule}.text`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
