import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'
import { ToastRegion } from './ToastRegion.tsx'
import { TooltipProvider } from './Tooltip.tsx'

/** What the primitives need around them: tooltips, toasts, and no inline styles, which the server's policy forbids. */
export function Surroundings({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <TooltipProvider>
        {children}
        <ToastRegion />
      </TooltipProvider>
    </CSPProvider>
  )
}
