import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { signOut } from '../api/auth.ts'
import { useErrorWords } from '../screen/ErrorNotice.tsx'
import { toast } from '../ui/index.ts'

/** Signs out and forgets what the server said in this tab, and nobody is told on this device any more. Drafts stay. */
export function useSignOut(): () => void {
  const client = useQueryClient()
  const router = useRouter()
  const words = useErrorWords()
  return () => {
    signOut().then(
      () => {
        client.clear()
        // The server has ended the device already; this spares the browser its messages.
        void import('../push/this-device.ts')
          .then(({ forgetDevice }) => forgetDevice())
          .catch(() => undefined)
        void router.navigate({ to: '/login' })
      },
      (error: unknown) => toast({ title: words(error), tone: 'danger', urgent: true }),
    )
  }
}
