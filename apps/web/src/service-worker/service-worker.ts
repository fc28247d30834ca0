import { placeOfNotice } from '../push/notice-place.ts'
import { readPushNotice } from '../push/push-notice.ts'
import { follow } from './follow.ts'
import { renewSubscription } from './renew.ts'
import { show } from './show.ts'

// What runs while no window is open: it tells what the server pushes, and leads there. It keeps no copy of the app.
declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => event.waitUntil(show(self, jsonOf(event.data))))

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(follow(self, placeOfNotice(readPushNotice(event.notification.data))))
})

self.addEventListener('pushsubscriptionchange', (event) =>
  (event as ExtendableEvent).waitUntil(renewSubscription(self.registration)),
)

function jsonOf(data: PushMessageData | null): unknown {
  try {
    return data?.json()
  } catch {
    return null
  }
}
