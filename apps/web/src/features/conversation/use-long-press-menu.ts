import { type RefObject, useEffect } from 'react'

/** A finger held on a message opens what can be done about it; the mouse keeps the browser's own menu. */
export function useLongPressMenu(timeline: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = timeline.current
    const open = (event: Event) => {
      if ((event as PointerEvent).pointerType !== 'touch') return
      const message = (event.target as Element).closest('[data-testid=message]')
      const menu = message?.querySelector<HTMLElement>('[data-testid=message-menu]')
      if (!menu) return
      event.preventDefault()
      menu.click()
    }
    element?.addEventListener('contextmenu', open)
    return () => element?.removeEventListener('contextmenu', open)
  }, [timeline])
}
