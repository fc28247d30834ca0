import { lazy, Suspense, useState } from 'react'
import type { AlertDialogProps } from './layers/AlertDialog.tsx'
import type { DialogProps } from './layers/Dialog.tsx'
import type { DrawerProps } from './layers/Drawer.tsx'

// The code of a layer is fetched when it is opened for the first time.
const LazyAlertDialog = lazy(async () => ({
  default: (await import('./layers/AlertDialog.tsx')).AlertDialog,
}))
const LazyDialog = lazy(async () => ({ default: (await import('./layers/Dialog.tsx')).Dialog }))
const LazyDrawer = lazy(async () => ({ default: (await import('./layers/Drawer.tsx')).Drawer }))

/** Asks once, before what cannot be undone. */
export function AlertDialog(props: AlertDialogProps) {
  const wanted = useOnceTrue(props.open)
  return <Suspense>{wanted && <LazyAlertDialog {...props} />}</Suspense>
}

/** A task of its own over the screen. */
export function Dialog(props: DialogProps) {
  const wanted = useOnceTrue(props.open)
  return <Suspense>{wanted && <LazyDialog {...props} />}</Suspense>
}

/** A panel from the right edge. */
export function Drawer(props: DrawerProps) {
  const wanted = useOnceTrue(props.open)
  return <Suspense>{wanted && <LazyDrawer {...props} />}</Suspense>
}

/** True from the first time on, so that closing can still be seen. */
function useOnceTrue(now: boolean): boolean {
  const [once, setOnce] = useState(now)
  if (now && !once) setOnce(true)
  return now || once
}
