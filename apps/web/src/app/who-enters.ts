import { accountRoutes } from '@lienmach/contract'
import { ApiError } from '../api/api-error.ts'
import { meQuery, readOf } from '../api/queries.ts'
import { queryClient } from '../api/query-client.ts'

/** Where whoever opens a screen has to go first; null when they are signed in. */
export async function whereTo(): Promise<'/login' | '/setup' | null> {
  try {
    await queryClient.ensureQueryData(meQuery())
    return null
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'session/required') throw error
    const { needed } = await queryClient
      .fetchQuery(readOf(accountRoutes.setupState, {}))
      .catch(() => ({ needed: false }))
    return needed ? '/setup' : '/login'
  }
}
