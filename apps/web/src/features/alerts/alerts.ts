import { type AlertView, channelRoutes } from '@lienmach/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '../../api/call.ts'
import { alertsQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { toast } from '../../ui/index.ts'

/** What I have to be told, newest first. Kept up to date by the live feed. */
export function useAlerts() {
  const { workspace } = useWorkspace()
  return useQuery(alertsQuery(workspace.id))
}

/** Puts an alert away, on screen at once; if the server does not agree it is back. */
export function usePutAway() {
  const t = useTranslations('alerts')
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const { queryKey } = alertsQuery(workspace.id)
  return useMutation({
    mutationFn: (alert: AlertView) =>
      call(channelRoutes.putAlertAway, { params: { workspaceId: workspace.id, alertId: alert.id } }),
    onMutate: async (alert) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData(
        queryKey,
        (known) => known && { alerts: known.alerts.filter(({ id }) => id !== alert.id) },
      )
    },
    onError: () => toast({ title: t('putAwayFailed'), tone: 'danger', urgent: true }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}
