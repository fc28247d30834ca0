import { lazy, Suspense, useSyncExternalStore } from 'react'
import { anythingSaid, onFirstWord } from './toasts.ts'

const Toasts = lazy(async () => ({ default: (await import('./layers/Toasts.tsx')).Toasts }))

/** Where toasts appear, once there is one. Stands once around the screens. */
export function ToastRegion() {
  const said = useSyncExternalStore(onFirstWord, anythingSaid)
  return <Suspense>{said && <Toasts />}</Suspense>
}
