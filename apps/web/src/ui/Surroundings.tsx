import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'
import { TipLayer } from './TipLayer.tsx'
import { ToastRegion } from './ToastRegion.tsx'

/** What the primitives need around them: tooltips, toasts, and no inline styles, which the server's policy forbids. */
export function Surroundings({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      {children}
      <TipLayer />
      <ToastRegion />
    </CSPProvider>
  )
}
