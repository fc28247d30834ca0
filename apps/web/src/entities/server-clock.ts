let ahead = 0

/** Takes a reading of the server's clock, ms, so that windows count down truthfully on a machine whose own is wrong. */
export function readServerClock(serverNow: number): void {
  ahead = serverNow - Date.now()
}

/** The server's clock, ms. */
export const serverNow = (): number => Date.now() + ahead
