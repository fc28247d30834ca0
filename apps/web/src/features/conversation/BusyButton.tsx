import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/index.ts'

/** A small button that is at work until what it began has ended. */
export function BusyButton({
  onPress,
  tone,
  testId,
  children,
}: {
  onPress: () => Promise<unknown>
  tone?: 'primary' | 'secondary' | 'quiet'
  testId?: string
  children: ReactNode
}) {
  const [busy, setBusy] = useState(false)
  return (
    <Button
      size="sm"
      tone={tone}
      busy={busy}
      data-testid={testId}
      onClick={() => {
        setBusy(true)
        void onPress().finally(() => setBusy(false))
      }}
    >
      {children}
    </Button>
  )
}
