import { accountRoutes, type MemberView } from '@lienmach/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { useTimes, useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { Button, CopyText, Dialog, Notice } from '../../ui/index.ts'

/** Makes a link by which a member sets a new password, where no mail server can bring one. */
export function ResetLinkDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useTranslations('team')
  const words = useErrorWords()
  const times = useTimes()
  const { workspace } = useWorkspace()
  const creation = useMutation({
    mutationFn: () =>
      call(accountRoutes.createResetLink, { params: { workspaceId: workspace.id, memberId: member.id } }),
  })
  const elsewhere =
    creation.error instanceof ApiError && creation.error.detail.needs === 'member-of-yours-only'
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('resetLinkTitle', { name: member.name })}
      description={
        creation.data && t('resetLinkText', { name: member.name, time: times.full(creation.data.expiresAt) })
      }
      footer={
        creation.data ? (
          <Button tone="primary" onClick={onClose}>
            {t('done')}
          </Button>
        ) : (
          <Button tone="primary" busy={creation.isPending} onClick={() => creation.mutate()}>
            {t('resetLink')}
          </Button>
        )
      }
    >
      {creation.data && <CopyText label={t('link')} text={creation.data.link} />}
      {creation.isError && (
        <Notice tone="danger" title={elsewhere ? t('resetRefused') : words(creation.error)} announce="now" />
      )}
    </Dialog>
  )
}
