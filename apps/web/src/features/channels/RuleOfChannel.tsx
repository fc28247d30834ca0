import type { ChannelView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useRules } from '../../entities/workspace.ts'

/** The rule that shares a channel's conversations out, as a way to it. Nothing where none does. */
export function RuleOfChannel({ channel }: { channel: ChannelView }) {
  const t = useTranslations('channels.rule')
  const rule = useRules()?.get(channel.ruleId ?? '')
  if (rule === undefined) return null
  return (
    <Link
      to="/rules/$ruleId"
      params={{ ruleId: rule.id }}
      className="block w-fit rounded-control text-accent underline underline-offset-2"
      data-testid="channel-rule-link"
    >
      {t('by', { rule: rule.name })}
    </Link>
  )
}
