import { type ApiKeyView, accountRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { readOf } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { useErrorWords } from '../../screen/ErrorNotice.tsx'
import { AlertDialog, toast } from '../../ui/index.ts'

/** Asks before a key stops working. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKeyView | null; onClose: () => void }) {
  const t = useTranslations('settings.apiKeys')
  const words = useErrorWords()
  const client = useQueryClient()
  const { workspace } = useWorkspace()
  const params = { workspaceId: workspace.id }
  const revocation = useMutation({
    mutationFn: (apiKeyId: string) => call(accountRoutes.revokeApiKey, { params: { ...params, apiKeyId } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: readOf(accountRoutes.apiKeys, { params }).queryKey })
      toast({ title: t('revoked'), tone: 'ok' })
      onClose()
    },
    onError: (error) => toast({ title: words(error), tone: 'danger', urgent: true }),
  })
  return (
    <AlertDialog
      open={apiKey !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('revokeTitle', { name: apiKey?.name ?? '' })}
      description={t('revokeText')}
      confirmLabel={t('revoke')}
      busy={revocation.isPending}
      onConfirm={() => apiKey && revocation.mutate(apiKey.id)}
    />
  )
}
