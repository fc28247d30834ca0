import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './IconButton.tsx'
import { ToneIcon } from './Tone.tsx'
import { actOnToast, closeToast, holdToasts, onToasts, type ShownToast, shownToasts } from './toasts.ts'

/** Where toasts appear. Stands from the start: screen readers do not hear regions that come and go. */
export function ToastRegion() {
  const t = useTranslations('ui')
  const toasts = useSyncExternalStore(onToasts, shownToasts)
  return (
    <section
      aria-label={t('notifications')}
      className="pointer-events-none fixed inset-x-0 bottom-4 z-70 mx-auto w-[min(26rem,calc(100vw-2rem))] max-md:bottom-20"
    >
      <ol
        aria-live="polite"
        aria-relevant="additions"
        className="flex flex-col gap-2"
        onPointerEnter={() => holdToasts(true)}
        onPointerLeave={() => holdToasts(false)}
        onFocus={() => holdToasts(true)}
        onBlur={() => holdToasts(false)}
      >
        {toasts.map((one) => (
          <li key={one.id}>
            <OneToast one={one} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function OneToast({ one }: { one: ShownToast }) {
  const t = useTranslations('ui')
  return (
    <div
      role={one.urgent ? 'alert' : undefined}
      data-testid="toast"
      className="toast-motion pointer-events-auto flex items-center gap-2.5 rounded-card bg-fg py-2 pr-2 pl-3.5 text-bg shadow-layer"
    >
      {one.tone && <ToneIcon tone={one.tone} className="shrink-0" />}
      <div className="min-w-0 flex-1 py-px">
        <div className="text-label">{one.title}</div>
        {one.description && <div className="text-body-s opacity-80">{one.description}</div>}
      </div>
      {one.action && (
        <button
          type="button"
          className="min-h-7 shrink-0 rounded-control border border-current/30 px-2.5 text-body-s font-medium hover:bg-bg/15 pointer-coarse:min-h-11"
          onClick={() => actOnToast(one)}
        >
          {one.action.label}
        </button>
      )}
      <IconButton
        icon={X}
        label={t('close')}
        size="sm"
        tooltip={false}
        className="text-current! hover:not-data-off:bg-bg/15 hover:not-data-off:text-current"
        onClick={() => closeToast(one.id)}
      />
    </div>
  )
}
