import { Drawer as Base } from '@base-ui/react/drawer'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../IconButton.tsx'
import { backdropClass } from '../layer-class.ts'

export interface DrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  footer?: ReactNode
  children: ReactNode
}

/** A panel from the right edge, swiped or pressed away; a guide that stays while work goes on behind it. */
export function Drawer({ open, onOpenChange, title, footer, children }: DrawerProps) {
  const t = useTranslations('ui')
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} swipeDirection="right">
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 z-40 flex justify-end">
          <Base.Popup
            className={
              'flex h-full w-full max-w-md translate-x-(--drawer-swipe-movement-x) flex-col bg-bg shadow-layer outline-none ' +
              'transition-transform duration-180 ease-out data-ending-style:translate-x-full data-starting-style:translate-x-full'
            }
          >
            <header className="flex items-center gap-3 border-b border-line px-5 py-3">
              <Base.Title className="min-w-0 flex-1 text-title">{title}</Base.Title>
              <Base.Close render={<IconButton icon={X} label={t('close')} size="sm" tooltip={false} />} />
            </header>
            <Base.Content className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</Base.Content>
            {footer && (
              <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
                {footer}
              </footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
