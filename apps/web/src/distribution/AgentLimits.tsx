import type { MemberView } from '@lienmach/contract'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Avatar, Checkbox } from '../ui/index.ts'
import { NumberField } from './NumberField.tsx'
import type { FormAgent, RuleForm } from './rule-form.ts'
import { WeekEditor } from './WeekEditor.tsx'
import { presets } from './week-model.ts'

export interface AgentLimitsProps {
  form: RuleForm
  members: ReadonlyMap<string, MemberView>
  onChange: (changes: Partial<RuleForm>) => void
}

/** Where somebody's limit or shifts differ from the rule's. Folded away, since few need it. */
export function AgentLimits({ form, members, onChange }: AgentLimitsProps) {
  const t = useTranslations('rules.agents')
  const change = (memberId: string, changes: Partial<FormAgent>) =>
    onChange({
      agents: form.agents.map((agent) => (agent.memberId === memberId ? { ...agent, ...changes } : agent)),
    })
  return (
    <details
      className="group rounded-card border border-line"
      open={form.agents.some(({ cap, shifts }) => cap !== null || shifts !== null) || undefined}
    >
      <summary
        className="flex min-h-10 cursor-pointer list-none items-center gap-2 px-3 text-label font-normal"
        data-testid="rule-limits"
      >
        <ChevronRight aria-hidden size={16} className="transition-transform group-open:rotate-90" />
        {t('limits')}
      </summary>
      <p className="px-3 text-body-s text-fg-3">{t('limitsHint')}</p>
      <ul className="flex flex-col px-3 pb-3">
        {form.agents.map(({ memberId, cap, shifts }) => {
          const member = members.get(memberId)
          if (member === undefined) return null
          return (
            <li
              key={memberId}
              className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0 last:pb-0"
            >
              <div className="flex flex-wrap items-center gap-3">
                <Avatar id={member.id} name={member.name} size={24} />
                <span className="min-w-0 flex-1 basis-32 truncate text-label">{member.name}</span>
                <NumberField
                  label={t('cap', { name: member.name })}
                  hideLabel
                  empty={t('asRule')}
                  value={cap}
                  to={1_000}
                  onChange={(next) => change(memberId, { cap: next })}
                />
                <Checkbox
                  label={t('ownShifts')}
                  checked={shifts !== null}
                  onChange={(own) => change(memberId, { shifts: own ? presets.office : null })}
                />
              </div>
              {shifts !== null && (
                <WeekEditor
                  label={t('shifts', { name: member.name })}
                  value={shifts}
                  without="always"
                  onChange={(next) => change(memberId, { shifts: next })}
                />
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
