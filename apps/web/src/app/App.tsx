import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from '../api/query-client.ts'
import { Language, type Words } from '../i18n/Language.tsx'
import { Announcer } from '../screen/Announcer.tsx'
import { ToastRegion, TooltipProvider } from '../ui/index.ts'
import { router } from './router.tsx'

/** Everything that stands around the screens. */
export function App({ firstWords }: { firstWords: Words }) {
  return (
    <CSPProvider disableStyleElements>
      <Language firstWords={firstWords}>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider>
            <ToastRegion>
              <RouterProvider router={router} />
              <Announcer />
            </ToastRegion>
          </TooltipProvider>
        </QueryClientProvider>
      </Language>
    </CSPProvider>
  )
}
