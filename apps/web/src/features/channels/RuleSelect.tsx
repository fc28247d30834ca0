import type { ChannelView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useRules } from '../../entities/workspace.ts'
import { Field, Select } from '../../ui/index.ts'

const none = 'none'

/** Which rule shares a channel's conversations out: one there is, none, or one to be made. */
export function RuleSelect({
  channel,
  value,
  onChange,
}: {
  channel: ChannelView
  value: string | null
  onChange: (ruleId: string | null) => void
}) {
  const t = useTranslations('channels.rule')
  const methods = useTranslations('rules.methods')
  const rules = [...(useRules()?.values() ?? [])]
  return (
    <div className="flex flex-col gap-2">
      <Field label={t('label')} hint={t('hint')} className="max-w-md">
        <Select
          value={value ?? none}
          onChange={(next) => onChange(next === none ? null : next)}
          choices={[
            { value: none, label: t('none') },
            ...rules.map((rule) => ({ value: rule.id, label: rule.name, hint: methods(rule.method) })),
          ]}
          data-testid="channel-rule"
        />
      </Field>
      <Link
        to="/rules/new"
        search={{ channel: channel.id }}
        className="w-fit rounded-control text-body-s text-accent underline underline-offset-2"
        data-testid="channel-new-rule"
      >
        {t('create')}
      </Link>
    </div>
  )
}
