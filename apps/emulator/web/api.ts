import type { Clock, Crowd, Delivery, Fault, Folder, Grant, LedgerEntry, Message, State } from './shapes.ts'

async function ask<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(`/_desk${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (answer.ok) return (await answer.json()) as T
  const said = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null
  throw new Error(said?.error?.message ?? `${method} ${path}: ${answer.status}`)
}

const person = (page: string, psid: string) => `/pages/${page}/customers/${psid}`
const moves = { inbox: 'main', page_done: 'done', spam: 'spam' } as const

/** Every call of the desk that these screens make. */
export const desk = {
  state: () => ask<State>('GET', '/state'),
  demo: () => ask('POST', '/demo', {}),

  addCustomer: (page: string, name: string) =>
    ask<{ psid: string }>('POST', `/pages/${page}/customers`, { name }),
  changeCustomer: (page: string, psid: string, change: object) => ask('PATCH', person(page, psid), change),
  messages: (page: string, psid: string) => ask<Message[]>('GET', `${person(page, psid)}/messages`),
  say: (page: string, psid: string, message: object) =>
    ask('POST', `${person(page, psid)}/messages`, message),
  act: (page: string, psid: string, event: object) => ask('POST', `${person(page, psid)}/events`, event),

  answer: (page: string, psid: string, text: string) =>
    ask('POST', `/pages/${page}/inbox/${psid}/messages`, { text }),
  move: (page: string, psid: string, folder: Folder) =>
    ask('POST', `/pages/${page}/inbox/${psid}/${moves[folder]}`, {}),
  look: (page: string, psid: string) => ask('POST', `/pages/${page}/inbox/${psid}/seen`, {}),

  changePage: (page: string, change: object) => ask('PATCH', `/pages/${page}`, change),
  automate: (page: string, change: object) => ask('PATCH', `/pages/${page}/automations`, change),
  home: (app: string) =>
    ask<{ url: string | null; reachable: boolean; framable: boolean }>('GET', `/apps/${app}/home`),

  grants: () => ask<Grant[]>('GET', '/grants'),
  changeGrant: (user: string, app: string, change: object) =>
    ask('PATCH', `/users/${user}/grants/${app}`, change),
  accident: (user: string, accident: { kind: string; appId?: string; pageId?: string }) =>
    ask('POST', `/users/${user}/accidents`, accident),

  ledger: () => ask<LedgerEntry[]>('GET', '/ledger'),
  deliveries: () => ask<Delivery[]>('GET', '/deliveries'),
  deliverAgain: (delivery: string) => ask('POST', `/deliveries/${delivery}/again`, {}),
  faults: () => ask<Fault[]>('GET', '/faults'),
  setFaults: (faults: Fault[]) => ask<Fault[]>('PUT', '/faults', faults),
  switches: () => ask<Record<string, unknown>>('GET', '/switches'),
  setSwitch: (name: string, value: unknown) => ask('PUT', '/switches', { [name]: value }),
  crowd: () => ask<Crowd>('GET', '/crowd'),
  startCrowd: (order: object) => ask<Crowd>('POST', '/crowd', order),
  stopCrowd: () => ask<Crowd>('DELETE', '/crowd'),
  clock: (change: object) => ask<Clock>('POST', '/clock', change),
}
