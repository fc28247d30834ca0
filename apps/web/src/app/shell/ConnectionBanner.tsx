import { WifiOff } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '../../entities/workspace.ts'
import { toast } from '../../ui/index.ts'

/** Says that the live connection is gone, once that has lasted three seconds, and what came when it is back. */
export function ConnectionBanner() {
  const t = useTranslations('shell.net')
  const { live } = useWorkspace()
  const away = useSyncExternalStore(live.subscribeStatus, () => live.status() !== 'live')
  const [shown, setShown] = useState(false)
  const wasShown = useRef(false)

  useEffect(() => {
    if (away) {
      const timer = setTimeout(() => {
        wasShown.current = true
        setShown(true)
      }, 3_000)
      return () => clearTimeout(timer)
    }
    if (!wasShown.current) return
    wasShown.current = false
    setShown(false)
    const updated = new Set<string>()
    const unsubscribe = live.subscribe((frames) => {
      for (const frame of frames) {
        if (frame.type === 'changes') for (const { id } of frame.conversations) updated.add(id)
      }
    })
    const timer = setTimeout(() => {
      unsubscribe()
      toast({
        title: updated.size > 0 ? t('back', { n: updated.size }) : t('backQuietly'),
        tone: 'ok',
        stay: 4_000,
      })
    }, 1_200)
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [away, live, t])

  if (!shown) return null
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-body-s font-medium text-on-warn-soft"
    >
      <WifiOff aria-hidden size={16} />
      {t('reconnecting')}
    </div>
  )
}
