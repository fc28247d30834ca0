import type { RuleView } from '@lienmach/contract'
import { Link } from '@tanstack/react-router'
import { Hourglass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useChannels, useMembers, useTimes } from '../../entities/workspace.ts'
import { useNow } from '../../time/use-now.ts'
import { Avatar, Chip } from '../../ui/index.ts'

const shown = 5

/** One rule at a glance: how it shares out, from where, to whom, and who waits. */
export function RuleCard({ rule }: { rule: RuleView }) {
  const t = useTranslations('rules')
  const channels = useChannels()
  const members = useMembers()
  const names = rule.channelIds.flatMap((id) => channels?.get(id)?.name ?? [])
  return (
    <article
      data-testid={`rule-${rule.name}`}
      className="relative flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-line bg-bg p-4 transition-colors hover:border-line-strong"
    >
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="min-w-0 truncate text-label font-semibold">
            <Link
              to="/rules/$ruleId"
              params={{ ruleId: rule.id }}
              className="rounded-control before:absolute before:inset-0 before:rounded-card hover:underline"
            >
              {rule.name}
            </Link>
          </h2>
          <Chip tone="info" icon={false}>
            {t(`methods.${rule.method}`)}
          </Chip>
        </div>
        <p className="mt-0.5 truncate text-body-s text-fg-2">
          {names.length > 0 ? names.join(' · ') : t('row.channels', { n: 0 })}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <ul className="flex gap-0.5" aria-hidden>
          {rule.agents.slice(0, shown).map(({ memberId }) => {
            const member = members.get(memberId)
            return member ? (
              <li key={memberId}>
                <Avatar id={memberId} name={member.name} size={24} presence={member.presence} />
              </li>
            ) : null
          })}
        </ul>
        <span className="text-body-s text-fg-2">{t('row.agents', { n: rule.agents.length })}</span>
      </div>
      <p className="basis-full text-body-s text-fg-2 sm:basis-auto" data-testid="rule-queue">
        <Waiting rule={rule} />
      </p>
    </article>
  )
}

function Waiting({ rule }: { rule: RuleView }) {
  const t = useTranslations('rules.row')
  const times = useTimes()
  const now = useNow(10_000)
  if (rule.queued === 0 || rule.queuedSince === null) return t('nobodyWaits')
  return (
    <span className="inline-flex items-center gap-1.5 text-on-warn-soft">
      <Hourglass aria-hidden size={14} />
      {t('waiting', { n: rule.queued, time: times.span(now - rule.queuedSince) })}
    </span>
  )
}
