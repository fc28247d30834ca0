import { RouterProvider } from '@tanstack/react-router'
import { Language } from '../i18n/Language.tsx'
import { Announcer } from '../screen/Announcer.tsx'
import { router } from './router.tsx'

/** What stands around all screens. The rest comes with the screens that need it. */
export function App() {
  return (
    <Language>
      <RouterProvider router={router} />
      <Announcer />
    </Language>
  )
}
