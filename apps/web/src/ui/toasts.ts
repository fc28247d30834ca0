import { Toast } from '@base-ui/react/toast'
import type { Tone } from './Tone.tsx'

/** Tied to the ToastRegion. */
export const toastManager: ReturnType<typeof Toast.createToastManager> = Toast.createToastManager()

export interface Message {
  title: string
  description?: string | undefined
  tone?: Tone | undefined
  /** One thing to do about it: undo, open, try again. */
  action?: { label: string; run: () => void } | undefined
  /** Milliseconds it stays; 0 keeps it until it is closed. Ten seconds when there is something to do. */
  stay?: number | undefined
  /** Announced at once, interrupting the reader: only for what failed. */
  urgent?: boolean | undefined
}

/** Says something in passing. Never the only place where a failure is shown. Answers how to take it back. */
export function toast(message: Message): () => void {
  const { action } = message
  const id = toastManager.add({
    title: message.title,
    ...(message.description !== undefined && { description: message.description }),
    ...(message.tone !== undefined && { type: message.tone }),
    timeout: message.stay ?? (action ? 10_000 : 5_000),
    priority: message.urgent ? 'high' : 'low',
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toastManager.close(id)
          action.run()
        },
      },
    }),
  })
  return () => toastManager.close(id)
}
