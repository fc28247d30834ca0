import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Split } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { rulesQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice } from '../../screen/ErrorNotice.tsx'
import { SettingsScreen } from '../../screen/SettingsScreen.tsx'
import { useMay } from '../../session/may.ts'
import { buttonClass, EmptyState, SkeletonRows } from '../../ui/index.ts'
import { RuleCard } from './RuleCard.tsx'
import { useFreshRules } from './use-fresh-rules.ts'

/** All distribution rules, and how many customers wait in each. Agents see those they are in. */
export function RulesScreen() {
  const t = useTranslations('rules')
  const { me, workspace } = useWorkspace()
  const mayManage = useMay('manager')
  const found = useQuery(rulesQuery(workspace.id))
  useFreshRules()
  const rules = (found.data?.rules ?? [])
    .filter((rule) => mayManage || rule.agents.some(({ memberId }) => memberId === me.id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
  const create = (
    <Link to="/rules/new" className={buttonClass('primary')} data-testid="rule-create">
      {t('create')}
    </Link>
  )
  return (
    <SettingsScreen
      title={t('title')}
      description={t('text')}
      actions={mayManage && rules.length > 0 && create}
    >
      {found.isPending && <SkeletonRows rows={3} className="h-24" />}
      {found.isError && (
        <ErrorNotice error={found.error} title={t('loadFailed')} retry={() => void found.refetch()} />
      )}
      {found.data && rules.length === 0 && (
        <EmptyState
          icon={Split}
          title={mayManage ? t('empty.title') : t('empty.agentTitle')}
          action={mayManage && create}
          data-testid="rules-empty"
        >
          {mayManage ? t('empty.text') : t('empty.agentText')}
        </EmptyState>
      )}
      {rules.length > 0 && (
        <ul className="flex flex-col gap-3" aria-label={t('title')}>
          {rules.map((rule) => (
            <li key={rule.id}>
              <RuleCard rule={rule} />
            </li>
          ))}
        </ul>
      )}
    </SettingsScreen>
  )
}
