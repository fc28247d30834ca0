import { Toast } from '@base-ui/react/toast'
import type { Show } from '../toasts.ts'

/** Holds the messages on screen. */
export const toastManager: ReturnType<typeof Toast.createToastManager> = Toast.createToastManager()

/** Puts a message on screen, with a moment to read it and a moment more to act. */
export const showToast: Show = ({ title, description, tone, action, stay, urgent }) => {
  const id = toastManager.add({
    title,
    ...(description !== undefined && { description }),
    ...(tone !== undefined && { type: tone }),
    timeout: stay ?? (action ? 10_000 : 5_000),
    priority: urgent ? 'high' : 'low',
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
