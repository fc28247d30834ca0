import type { RuleView } from '@lienmach/contract'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { presetOf } from '../../distribution/week-model.ts'
import { useChannels, useMembers } from '../../entities/workspace.ts'
import { Avatar, Card, Notice } from '../../ui/index.ts'

/** A rule to read, for agents: they work by it and do not change it. */
export function RuleSummary({ rule }: { rule: RuleView }) {
  const t = useTranslations('rules')
  const channels = useChannels()
  const members = useMembers()
  const yesNo = (on: boolean) => (on ? t('one.on') : t('one.off'))
  return (
    <>
      <Notice tone="info" title={t('one.readOnly')} />
      <Card data-testid="rule-summary">
        <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          <Fact name={t('method.label')}>
            {t(`methods.${rule.method}`)}
            <span className="block text-body-s text-fg-2">{t(`method.${rule.method}.first`)}</span>
          </Fact>
          <Fact name={t('sources.label')}>
            {rule.channelIds.flatMap((id) => channels?.get(id)?.name ?? []).join(', ') || t('sources.none')}
          </Fact>
          <Fact name={t('agents.label')}>
            <ul className="flex flex-col gap-1.5">
              {rule.agents.map(({ memberId }) => {
                const member = members.get(memberId)
                return member ? (
                  <li key={memberId} className="flex items-center gap-2">
                    <Avatar id={memberId} name={member.name} size={24} presence={member.presence} />
                    {member.name}
                  </li>
                ) : null
              })}
            </ul>
          </Fact>
          <Fact name={t('visibility.label')}>{t(`visibility.${rule.visibility}.title`)}</Fact>
          {rule.method === 'round_robin' && (
            <>
              <Fact name={t('turn.cap')}>{rule.cap ?? t('turn.unlimited')}</Fact>
              <Fact name={t('turn.hours')}>{t(`week.presets.${presetOf(rule.hours) ?? 'own'}`)}</Fact>
              <Fact name={t('turn.skipAway')}>{yesNo(rule.skipAway)}</Fact>
              <Fact name={t('turn.sticky')}>{yesNo(rule.sticky)}</Fact>
              <Fact name={t('turn.reassign')}>
                {rule.reassignAfterMinutes === null
                  ? t('turn.never')
                  : t('one.minutes', { n: rule.reassignAfterMinutes })}
              </Fact>
            </>
          )}
        </dl>
      </Card>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-caption text-fg-3">{name}</dt>
      <dd className="text-label font-normal break-words">{children}</dd>
    </div>
  )
}
