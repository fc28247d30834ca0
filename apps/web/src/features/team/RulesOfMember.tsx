import type { MemberView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useRules } from '../../entities/workspace.ts'

/** The rules by which somebody receives customers, with how many at most. */
export function RulesOfMember({ member }: { member: MemberView }) {
  const t = useTranslations('team')
  const mine = [...(useRules()?.values() ?? [])].flatMap((rule) => {
    const agent = rule.agents.find(({ memberId }) => memberId === member.id)
    return agent ? [{ rule, cap: rule.method === 'round_robin' ? (agent.cap ?? rule.cap) : null }] : []
  })
  if (mine.length === 0) return <span className="text-fg-3">{t('noRules')}</span>
  return (
    <ul className="flex flex-col gap-0.5">
      {mine.map(({ rule, cap }) => (
        <li key={rule.id}>
          <Link
            to="/rules/$ruleId"
            params={{ ruleId: rule.id }}
            className="rounded-control underline decoration-line-strong underline-offset-2 hover:decoration-current"
          >
            {rule.name}
          </Link>
          {cap !== null && (
            <span className="text-body-s text-fg-3">
              {' '}
              {member.openConversations >= cap ? t('full', { cap }) : t('cap', { cap })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
