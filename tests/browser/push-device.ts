import type { PretendPushService, World } from '@lienmach/testkit'
import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test'
import { allowNotifications, keepNotifications, pretendSubscriptions } from './push-pretence.ts'
import { expect } from './world.ts'

/** A notification as it stands on a device. */
interface Shown {
  title: string
  body: string
  tag: string
  lang: string
}

/** What a worker has beside what a page has. */
type Scope = typeof globalThis & {
  registration: ServiceWorkerRegistration
  clients: { openWindow(url: URL): Promise<null> }
}

/**
 * A browser whose push service is the pretend one: it allows notifications, subscribes there, and takes to its service
 * worker what arrives. No browser of a test reaches a real push service.
 */
export class PushDevice {
  readonly #context: BrowserContext
  readonly #service: PretendPushService
  readonly #devtools: CDPSession
  readonly #origin: string
  readonly #isBlind: boolean

  private constructor(
    context: BrowserContext,
    service: PretendPushService,
    devtools: CDPSession,
    origin: string,
    isBlind: boolean,
  ) {
    this.#context = context
    this.#service = service
    this.#devtools = devtools
    this.#origin = origin
    this.#isBlind = isBlind
  }

  /** Makes one of a window in which nothing is open yet. */
  static async of(window: Page, { url }: World, service: PretendPushService): Promise<PushDevice> {
    const context = window.context()
    const { origin } = new URL(url)
    await context.grantPermissions(['notifications'], { origin })
    await context.exposeFunction('subscribePretended', () => service.subscribe())
    await context.addInitScript(pretendSubscriptions)
    // The least there is at this address.
    await window.goto('/healthz')
    // Chromium's build without windows has no notifications, and denies them whatever was granted.
    const isBlind = await window.evaluate(() => Notification.permission !== 'granted')
    if (isBlind) await context.addInitScript(allowNotifications)
    // What stays when all windows are closed.
    const desktop = await context.newPage()
    const devtools = await context.newCDPSession(desktop)
    await window.bringToFront()
    return new PushDevice(context, service, devtools, origin, isBlind)
  }

  /** The next message arrives, and the service worker is at work on it. */
  async receives(): Promise<void> {
    const { notice } = await this.#service.next()
    await this.takes(JSON.stringify(notice))
  }

  /** Something arrives from the push service. */
  async takes(data: string): Promise<void> {
    await this.#worker()
    const registrationId = await this.#registrationId()
    await this.#devtools.send('ServiceWorker.deliverPushMessage', {
      origin: this.#origin,
      registrationId,
      data,
    })
  }

  /** Waits until these notifications stand on the device's screen, and nothing else. */
  async shows(...expected: { [Part in keyof Shown]?: string | RegExp }[]): Promise<void> {
    const wanted = expected.map((one) =>
      expect.objectContaining(
        Object.fromEntries(
          Object.entries(one).map(([part, words]) => [
            part,
            typeof words === 'string' ? words : expect.stringMatching(words),
          ]),
        ),
      ),
    )
    await expect.poll(() => this.#shown()).toEqual(wanted)
  }

  /** Somebody presses a notification. Answers the address of the window that it opens; null where it found one. */
  async press(title: string): Promise<string | null> {
    return (await this.#worker()).evaluate(async (pressed) => {
      const scope = globalThis as Scope
      const shown = await scope.registration.getNotifications()
      const notification = shown.find((one) => one.title === pressed)
      if (notification === undefined) throw new Error(`No notification says "${pressed}".`)
      let opened: string | null = null
      // Only a real press may open windows.
      scope.clients.openWindow = async (url) => {
        opened = url.href
        return null
      }
      let done: Promise<unknown> = Promise.resolve()
      const press = Object.assign(new Event('notificationclick'), {
        notification,
        waitUntil: (work: Promise<unknown>) => {
          done = work
        },
      })
      scope.dispatchEvent(press)
      await done
      return opened
    }, title)
  }

  async #shown(): Promise<Shown[]> {
    return (await this.#worker()).evaluate(async () => {
      const shown = await (globalThis as Scope).registration.getNotifications()
      return shown.map(({ title, body, tag, lang }) => ({ title, body, tag, lang }))
    })
  }

  async #worker(): Promise<Worker> {
    const worker = this.#context.serviceWorkers()[0] ?? (await this.#context.waitForEvent('serviceworker'))
    if (this.#isBlind) await worker.evaluate(keepNotifications)
    return worker
  }

  async #registrationId(): Promise<string> {
    const found = new Promise<string>((resolve) => {
      this.#devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL, isDeleted }) => {
          return scopeURL === `${this.#origin}/` && !isDeleted
        })
        if (ours !== undefined) resolve(ours.registrationId)
      })
    })
    await this.#devtools.send('ServiceWorker.disable')
    await this.#devtools.send('ServiceWorker.enable')
    return found
  }
}
