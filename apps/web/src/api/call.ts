import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '@lienmach/contract'
import { addressOf } from './address.ts'
import { ApiError, readRefusal } from './api-error.ts'

/** What a route takes: only the parts that it declares. */
export type Input<R extends Route> = (ParamsOf<R> extends undefined
  ? { params?: undefined }
  : { params: ParamsOf<R> }) &
  (QueryOf<R> extends undefined ? { query?: undefined } : { query: QueryOf<R> }) &
  (BodyOf<R> extends undefined ? { body?: undefined } : { body: BodyOf<R> })

/** Makes one call of the contract. Rejects with `ApiError`. */
export async function call<R extends Route>(
  route: R,
  input: Input<R>,
  signal?: AbortSignal,
): Promise<ResponseOf<R>> {
  const { params, query, body } = input
  return request<ResponseOf<R>>(addressOf(route.path, params, query), {
    method: route.method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
    ...(signal !== undefined && { signal }),
  })
}

export type Call = typeof call

/** Told whenever the server asks for a new sign-in, so that the app can show the way. */
export const sessionEnd = new EventTarget()

/** A request as this browser makes it: same origin, with the header that no other site can send. */
export async function request<Answer>(address: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(address, {
    credentials: 'same-origin',
    ...init,
    headers: { accept: 'application/json', 'x-lienmach-client': 'web', ...init.headers },
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError('network/unreachable', 0, {}, null, { cause })
  })
  if (!response.ok) {
    const refusal = await readRefusal(response)
    if (refusal.code === 'session/required') sessionEnd.dispatchEvent(new Event('ended'))
    throw refusal
  }
  const text = await response.text()
  return (text === '' ? {} : JSON.parse(text)) as Answer
}
