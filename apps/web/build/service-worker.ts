import { fileURLToPath } from 'node:url'
import { build, type Plugin, type ResolvedConfig } from 'vite'
import { compileMessages } from './compile-messages.ts'

const entry = fileURLToPath(new URL('../src/service-worker/service-worker.ts', import.meta.url))
const address = 'service-worker.js'

/**
 * Builds the service worker: one file at a fixed address, with everything inside, since not every browser lets a worker
 * of this kind import. It shares nothing with the files of the app, which would gain a reason to change their names.
 */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'service-worker',
    configResolved(resolved) {
      config = resolved
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: address, source: await bundled(config) })
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${address}`, (_request, response, next) => {
        bundled(config).then((code) => response.setHeader('content-type', 'text/javascript').end(code), next)
      })
    },
  }
}

async function bundled({ root, resolve, build: { target } }: ResolvedConfig): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [compileMessages()],
    resolve: { alias: [...resolve.alias] },
    build: {
      write: false,
      target,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: address } },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const files = outputs.flatMap((one) => ('output' in one ? one.output : []))
  const [file] = files
  if (file?.type !== 'chunk' || files.length !== 1) throw new Error('The service worker is not one file.')
  return file.code
}
