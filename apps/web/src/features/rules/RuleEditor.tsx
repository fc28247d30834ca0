import type { RuleView } from '@lienmach/contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { RuleForm } from '../../distribution/RuleForm.tsx'
import { LeaveGuard } from '../../screen/LeaveGuard.tsx'
import { Button } from '../../ui/index.ts'

export interface RuleEditorProps {
  rule: RuleView | null
  channelIds?: readonly string[] | undefined
}

/** The form on a screen of its own: leaving it unsaved asks once, saving leads back to the list. */
export function RuleEditor({ rule, channelIds }: RuleEditorProps) {
  const t = useTranslations('rules')
  const navigate = useNavigate()
  const [dirty, setDirty] = useState(false)
  const [saved, setSaved] = useState(false)
  // Only once the guard has heard that nothing is left to lose.
  useEffect(() => {
    if (saved) void navigate({ to: '/rules' })
  }, [saved, navigate])
  return (
    <>
      <RuleForm
        rule={rule}
        channelIds={channelIds}
        onDirty={setDirty}
        onSaved={() => setSaved(true)}
        actions={
          <Button tone="quiet" onClick={() => void navigate({ to: '/rules' })}>
            {t('cancel')}
          </Button>
        }
      />
      <LeaveGuard dirty={dirty && !saved} />
    </>
  )
}
