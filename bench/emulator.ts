import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { LoadOrder } from './emulator-load.ts'
import { cpuOfTrees } from './process-cpu.ts'

export interface EmulatorBenchOptions {
  seconds: number
  connections: number
  pages: number
}

const customersOfAPage = 25
const echoAndDelivery = 2

/**
 * How many sends the emulator accepts and how many signed webhooks it emits, one POST per event, in a process of its
 * own with the load in another. First the sends, while time stands still; then time moves on and every one of them is
 * echoed and delivered. The figures by CPU second say what one free core would do.
 */
export async function benchEmulator({ seconds, connections, pages }: EmulatorBenchOptions) {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const emulator = fork(
    join(import.meta.dirname, '../apps/emulator/src/main.ts'),
    ['--port', String(port), '--host', '127.0.0.1', '--seed', 'bench'],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  const load = fork(join(import.meta.dirname, 'emulator-load.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const pid = emulator.pid as number
  try {
    await written(emulator)
    const { port: hears } = (await ask(load, { do: 'receive' }, 10_000)) as { port: number }
    const { tokens, psids } = await furnish(`http://127.0.0.1:${port}`, hears, pages)

    const cpuBefore = cpuOfTrees([pid])
    const order: LoadOrder = { do: 'send', port, tokens, psids, seconds, connections }
    const sends = (await ask(load, order, (seconds + 30) * 1_000)) as Record<
      'accepted' | 'refused' | 'ms',
      number
    >
    const cpuOfSends = cpuOfTrees([pid]) - cpuBefore

    const startedAt = performance.now()
    const moved = desk(`http://127.0.0.1:${port}`, 'POST', '/clock', { advanceMs: 1_000 })
    const events = sends.accepted * echoAndDelivery
    const heard = (await ask(load, { do: 'await', events, withinMs: 120_000 }, 130_000)) as Record<
      'events' | 'posts' | 'unsigned',
      number
    >
    await moved
    const webhookMs = performance.now() - startedAt
    const cpuOfWebhooks = cpuOfTrees([pid]) - cpuBefore - cpuOfSends
    return {
      bench: 'emulator',
      seconds,
      connections,
      pages,
      sends_per_s: perSecond(sends.accepted, sends.ms),
      webhooks_per_s: perSecond(heard.posts, webhookMs),
      sends_per_cpu_s: perSecond(sends.accepted, cpuOfSends),
      webhooks_per_cpu_s: perSecond(heard.posts, cpuOfWebhooks),
      accepted: sends.accepted,
      refused: sends.refused,
      webhooks: heard.posts,
      missing_events: events - heard.events,
      unsigned: heard.unsigned,
    }
  } finally {
    load.disconnect()
    emulator.disconnect()
  }
}

/** Pages with customers who have just written, and an app that hears what becomes of its answers. */
async function furnish(origin: string, hears: number, count: number) {
  await desk(origin, 'POST', '/clock', { rate: 0 })
  await desk(origin, 'PUT', '/switches', { sendsPerSecond: 1_000_000_000 })
  const webhook = { webhookUrl: `http://127.0.0.1:${hears}/webhook`, verifyToken: 'v' }
  const app = await desk(origin, 'POST', '/apps', { name: 'Liền Mạch', ...webhook })
  const admin = await desk(origin, 'POST', '/users', { name: 'Nguyễn Minh Anh' })
  const tokens: string[] = []
  const psids: string[][] = []
  for (let no = 0; no < count; no += 1) {
    const page = await desk(origin, 'POST', '/pages', { name: `Tiệm ${no}`, admins: [admin.id] })
    const { pageAccessToken } = await desk(origin, 'POST', '/tokens', { appId: app.id, pageId: page.id })
    const customers: string[] = []
    for (let customer = 0; customer < customersOfAPage; customer += 1) {
      const { psid } = await desk(origin, 'POST', `/pages/${page.id}/customers`, {
        name: `Khách ${customer}`,
      })
      await desk(origin, 'POST', `/pages/${page.id}/customers/${psid}/messages`, { text: 'Chào shop' })
      customers.push(psid as string)
    }
    await call(`${origin}/v25.0/${page.id}/subscribed_apps`, 'POST', {
      subscribed_fields: 'message_echoes,message_deliveries',
      access_token: pageAccessToken,
    })
    tokens.push(pageAccessToken as string)
    psids.push(customers)
  }
  return { tokens, psids }
}

const desk = (origin: string, method: string, path: string, body: object) =>
  call(`${origin}/_desk${path}`, method, body)

async function call(url: string, method: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Record<string, unknown>
}

/** The first line a process writes: it is ready. */
function written(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the emulator ended with ${code}`)))
  })
}

function ask(load: ChildProcess, order: LoadOrder, withinMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the load did not answer in time')), withinMs)
    load.once('message', (answer) => {
      clearTimeout(timer)
      resolve(answer)
    })
    load.send(order)
  })
}

const perSecond = (count: number, ms: number) => Math.round(count / (ms / 1_000))
