import {
  accountRoutes,
  type BodyOf,
  type ErrorCode,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type Route,
} from '@lienmach/contract'
import { FormData, request } from 'undici'

type Input<R extends Route> = (ParamsOf<R> extends undefined
  ? { params?: undefined }
  : { params: Omit<ParamsOf<R>, 'workspaceId'> & { workspaceId?: string } }) &
  (QueryOf<R> extends undefined ? { query?: undefined } : { query: QueryOf<R> }) &
  (BodyOf<R> extends undefined ? { body?: undefined } : { body: BodyOf<R> })

export interface Answer<T> {
  status: number
  body: T
  /** The code of a refusal. */
  code: ErrorCode | null
}

/** Somebody with a browser: keeps cookies, calls the contract, and acts in one workspace unless told otherwise. */
export class Person {
  readonly baseUrl: string
  readonly name: string
  readonly email: string
  readonly password: string
  workspaceId = ''
  id = ''
  readonly #cookies = new Map<string, string>()

  constructor(baseUrl: string, name: string, email: string, password: string) {
    this.baseUrl = baseUrl
    this.name = name
    this.email = email
    this.password = password
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Makes a call that is expected to succeed; throws with what came instead. */
  async call<const R extends Route>(route: R, input: Input<R>): Promise<ResponseOf<R>> {
    const answer = await this.try(route, input)
    if (answer.status >= 300)
      throw new Error(
        `${route.method} ${route.path} answered ${answer.status} ${JSON.stringify(answer.body)}`,
      )
    return answer.body
  }

  /** Makes a call and answers what came, refusals too. */
  try<const R extends Route>(route: R, input: Input<R>): Promise<Answer<ResponseOf<R>>> {
    const params: Record<string, string> = {
      workspaceId: this.workspaceId,
      ...(input.params as Record<string, string> | undefined),
    }
    const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''))
    const query = new URLSearchParams(
      Object.entries((input.query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as [string, string]],
      ),
    ).toString()
    return this.send(route.method, query === '' ? path : `${path}?${query}`, input.body) as Promise<
      Answer<ResponseOf<R>>
    >
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<unknown>> {
    const answer = await request(`${this.baseUrl}${path}`, {
      method: method as 'GET',
      headers: {
        'x-lienmach-client': 'test',
        ...(this.cookies && { cookie: this.cookies }),
        ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: bodyOf(body),
    })
    this.#keepCookies(answer.headers['set-cookie'])
    const text = await answer.body.text()
    const parsed = parse(text)
    return { status: answer.statusCode, body: parsed, code: codeOf(parsed) }
  }

  /** Takes up a file for a reply; answers the media's id. */
  async upload(name: string, contentType: string, bytes: Uint8Array): Promise<string> {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(bytes)], { type: contentType }), name)
    const { status, body } = await this.send('POST', `/api/v1/workspaces/${this.workspaceId}/uploads`, form)
    if (status >= 300) throw new Error(`The upload answered ${status} ${JSON.stringify(body)}`)
    return (body as { id: string }).id
  }

  async signIn(): Promise<void> {
    const { status, body } = await this.send('POST', '/api/auth/sign-in/email', {
      email: this.email,
      password: this.password,
    })
    if (status !== 200) throw new Error(`${this.email} could not sign in: ${status} ${JSON.stringify(body)}`)
    this.id = (await this.call(accountRoutes.me, {})).id
  }

  #keepCookies(set: string | string[] | undefined): void {
    for (const line of [set ?? []].flat()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const value = pair.slice(at + 1)
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at))
      else this.#cookies.set(pair.slice(0, at), value)
    }
  }
}

function bodyOf(body: unknown): FormData | string | null {
  if (body === undefined) return null
  return body instanceof FormData ? body : JSON.stringify(body)
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return text
  }
}

function codeOf(body: unknown): ErrorCode | null {
  const error = (body as { error?: { code?: ErrorCode } } | null)?.error
  return error?.code ?? null
}
