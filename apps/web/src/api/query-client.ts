import { QueryClient } from '@tanstack/react-query'
import { mayPass } from './api-error.ts'

/** The cache of server state. The live feed keeps it true, so it is not asked again at every focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && mayPass(error),
      retryDelay: (failures) => 500 * 2 ** failures,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
