import { useState } from 'react'
import { openSideWindow } from './facebook-window.ts'
import { useStartAttempt } from './queries.ts'
import type { Attempt } from './wizard-model.ts'

interface Request {
  rerequest?: boolean
  channelId?: string
}

/** Opening Facebook's dialog: in a window beside this page, or in this tab when the browser allows no window. */
export interface DialogOpener {
  open: (request: Request) => void
  /** Shows the dialog of the run under way once more; starts another one when its address is no longer known. */
  reopen: (startAnew: () => void) => void
  openHere: (request: Request) => void
  busy: boolean
  blocked: boolean
  error: Error | null
}

export function useDialog(workspaceId: string, onStarted: (attempt: Attempt) => void): DialogOpener {
  const start = useStartAttempt(workspaceId)
  const [address, setAddress] = useState<string | null>(null)
  const [blocked, setBlocked] = useState(false)

  const open = (request: Request, here: boolean) => {
    const beside = here ? null : openSideWindow()
    setBlocked(!here && beside === null)
    start.mutate(request, {
      onSuccess(attempt) {
        setAddress(attempt.dialogUrl)
        onStarted(attempt)
        if (attempt.dialogUrl === null) return
        if (beside) beside.go(attempt.dialogUrl)
        else window.location.assign(attempt.dialogUrl)
      },
      onError: () => beside?.close(),
    })
  }

  return {
    open: (request) => open(request, false),
    openHere(request) {
      if (address === null) open(request, true)
      else window.location.assign(address)
    },
    reopen(startAnew) {
      if (address === null) return startAnew()
      const beside = openSideWindow()
      if (beside) beside.go(address)
      else window.location.assign(address)
    },
    busy: start.isPending,
    blocked,
    error: start.error,
  }
}
