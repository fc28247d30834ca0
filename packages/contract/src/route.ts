import type { Static, TSchema } from 'typebox'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Least standing a caller needs. `anyone` has no session; `person` has one but acts in no workspace. */
export type Standing = 'anyone' | 'person' | 'agent' | 'manager' | 'owner'

/**
 * One HTTP call as both sides see it. The server validates with the schemas and publishes them as OpenAPI; the
 * browser derives its types from them. Paths under `/api/v1/workspaces/:workspaceId` act in that workspace.
 */
export interface Route {
  readonly method: HttpMethod
  readonly path: string
  readonly summary: string
  readonly standing: Standing
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly response: TSchema
}

export function defineRoute<const R extends Route>(route: R): R {
  return route
}

export type ParamsOf<R extends Route> = R extends { params: infer S extends TSchema } ? Static<S> : undefined
export type QueryOf<R extends Route> = R extends { query: infer S extends TSchema } ? Static<S> : undefined
export type BodyOf<R extends Route> = R extends { body: infer S extends TSchema } ? Static<S> : undefined
export type ResponseOf<R extends Route> = Static<R['response']>
