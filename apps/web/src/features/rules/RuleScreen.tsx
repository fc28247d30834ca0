import type { RuleView } from '@lienmach/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { rulesQuery } from '../../api/queries.ts'
import { useRemoveRule } from '../../distribution/use-save-rule.ts'
import { useChannels, useMembers, useWorkspace } from '../../entities/workspace.ts'
import { ErrorNotice, useErrorWords } from '../../screen/ErrorNotice.tsx'
import { NotFound } from '../../screen/NotFound.tsx'
import { useMay } from '../../session/may.ts'
import { AlertDialog, Button, SkeletonRows, toast } from '../../ui/index.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleFrame } from './RuleFrame.tsx'
import { RuleSummary } from './RuleSummary.tsx'

/** One rule: its form for those who manage, the same to read for those who work by it. */
export function RuleScreen() {
  const t = useTranslations('rules')
  const { ruleId = '' } = useParams({ strict: false })
  const { workspace } = useWorkspace()
  const mayManage = useMay('manager')
  const found = useQuery(rulesQuery(workspace.id))
  const members = useMembers()
  const channels = useChannels()
  const ready = members.size > 0 && channels !== null
  const rule = found.data?.rules.find(({ id }) => id === ruleId)
  if (found.data && rule === undefined) return <NotFound />
  return (
    <RuleFrame title={rule?.name ?? t('title')} actions={rule && mayManage && <RemoveRule rule={rule} />}>
      {found.isError && (
        <ErrorNotice error={found.error} title={t('loadFailed')} retry={() => void found.refetch()} />
      )}
      {(found.isPending || !ready) && !found.isError && <SkeletonRows rows={4} className="h-24" />}
      {rule && ready && (mayManage ? <RuleEditor key={rule.id} rule={rule} /> : <RuleSummary rule={rule} />)}
    </RuleFrame>
  )
}

function RemoveRule({ rule }: { rule: RuleView }) {
  const t = useTranslations('rules.remove')
  const words = useErrorWords()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const removal = useRemoveRule(rule.id)
  return (
    <>
      <Button icon={Trash2} onClick={() => setAsking(true)} data-testid="rule-remove">
        {t('action')}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('title', { name: rule.name })}
        description={t('text')}
        confirmLabel={t('action')}
        busy={removal.isPending}
        onConfirm={() =>
          // The screen may be gone by then: it shows what exists.
          removal.mutateAsync().then(
            () => {
              toast({ title: t('done', { name: rule.name }), tone: 'ok' })
              void navigate({ to: '/rules', ignoreBlocker: true })
            },
            (error: unknown) =>
              toast({ title: t('failed'), description: words(error), tone: 'danger', urgent: true }),
          )
        }
      />
    </>
  )
}
