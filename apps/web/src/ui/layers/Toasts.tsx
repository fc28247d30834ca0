import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../IconButton.tsx'
import { type Tone, ToneIcon } from '../Tone.tsx'
import { showToastsBy } from '../toasts.ts'
import { showToast, toastManager } from './show-toast.ts'

/** The toasts on screen. */
export function Toasts() {
  const t = useTranslations('ui')
  useEffect(() => showToastsBy(showToast), [])
  return (
    <Base.Provider toastManager={toastManager} limit={3}>
      <Base.Portal>
        <Base.Viewport
          aria-label={t('notifications')}
          className="fixed bottom-4 left-1/2 z-70 flex w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 flex-col gap-2 max-md:bottom-20"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function ToastList() {
  const t = useTranslations('ui')
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      // Nobody has to answer it: to keys and to readers it is not a dialog.
      role="group"
      swipeDirection={['down', 'left', 'right']}
      className="layer-motion rounded-card bg-fg text-bg shadow-layer data-limited:hidden"
    >
      <Base.Content className="flex items-center gap-2.5 py-2 pr-2 pl-3.5">
        {toast.type && <ToneIcon tone={toast.type as Tone} className="shrink-0" />}
        <div className="min-w-0 flex-1 py-px">
          <Base.Title className="text-label" />
          <Base.Description className="text-body-s opacity-80" />
        </div>
        <Base.Action className="min-h-7 shrink-0 rounded-control border border-current/30 px-2.5 text-body-s font-medium hover:bg-bg/15" />
        <Base.Close
          render={
            <IconButton
              icon={X}
              label={t('close')}
              size="sm"
              tooltip={false}
              className="text-current! hover:not-data-off:bg-bg/15 hover:not-data-off:text-current"
            />
          }
        />
      </Base.Content>
    </Base.Root>
  ))
}
