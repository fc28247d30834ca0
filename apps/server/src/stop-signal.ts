/** npm passes a Ctrl-C on that the terminal has given us already: signals so close together are one. Milliseconds. */
const sameKeyPress = 500

/** Resolves when somebody asks this process to stop. Whoever asks a second time ends it at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null
    const stop = () => {
      first ??= performance.now()
      if (performance.now() - first > sameKeyPress) process.exit(130)
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    // Started by another program: when that one is gone, so is whoever wanted us.
    process.once('disconnect', stop)
  })
}
