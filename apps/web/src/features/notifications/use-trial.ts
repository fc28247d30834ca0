import { pushRoutes } from '@lienmach/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { useWorkspace } from '../../entities/workspace.ts'
import { trialShown } from '../../push/worker-messages.ts'
import { pushDevicesQuery } from './use-this-device.ts'

/** After so long without a notification something is likely to keep it back. Milliseconds. */
const patience = 10_000

export interface Trial {
  /** How far the trial has come; null before the first. */
  state: 'sent' | 'shown' | 'late' | null
  error: Error | null
  isSending: boolean
  send: () => void
}

/** Sends a trial notification to this device and watches whether it arrives. */
export function useTrial(deviceId: string): Trial {
  const { workspace } = useWorkspace()
  const client = useQueryClient()
  const [state, setState] = useState<Trial['state']>(null)
  const trial = useMutation({
    mutationFn: () => call(pushRoutes.tryPushDevice, { params: { workspaceId: workspace.id, deviceId } }),
    onMutate: () => setState(null),
    // It may have arrived before the server's answer did.
    onSuccess: () => setState((known) => known ?? 'sent'),
    onError: () => client.invalidateQueries({ queryKey: pushDevicesQuery(workspace.id).queryKey }),
  })

  useEffect(() => {
    const { serviceWorker } = navigator
    const onMessage = ({ data }: MessageEvent) => data === trialShown && setState('shown')
    serviceWorker.addEventListener('message', onMessage)
    return () => serviceWorker.removeEventListener('message', onMessage)
  }, [])

  useEffect(() => {
    if (state !== 'sent') return
    const timer = setTimeout(() => setState('late'), patience)
    return () => clearTimeout(timer)
  }, [state])

  return { state, error: trial.error, isSending: trial.isPending, send: () => trial.mutate() }
}
