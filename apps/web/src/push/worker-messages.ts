// What the service worker and the windows say to each other.

/** To every window: a trial notification stands on this device. */
export const trialShown = 'trial-shown'

/** To one window: go to an address of the app, without a reload. It answers on the port that comes along. */
export interface Follow {
  follow: string
}

/** Reads what a worker asks for; null when it is something else. */
export function readFollow(data: unknown): Follow | null {
  if (typeof data !== 'object' || data === null || !('follow' in data)) return null
  return typeof data.follow === 'string' ? { follow: data.follow } : null
}
