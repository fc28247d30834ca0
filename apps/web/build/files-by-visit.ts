import { fileURLToPath } from 'node:url'
import { build, type Plugin, type ResolveOptions, type Rolldown } from 'vite'
import { compileMessages } from './compile-messages.ts'

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))

/** What people load one after the other. A step's file holds what it needs and no step before it has brought. */
const steps: readonly (readonly [name: string, entries: readonly string[]])[] = [
  ['app', ['main.tsx']],
  ['inside', ['app/shell/Shell.tsx', 'app/who-enters.ts']],
  ['inbox', ['app/InboxRoute.tsx']],
  ['conversation', ['features/conversation/ConversationPane.tsx']],
  ['layers', ['ui/layers/PopoverLayer.tsx', 'ui/layers/MenuLayer.tsx', 'ui/layers/Dialog.tsx']],
]

/** The other way in. What it shares with later steps stands in a file of its own, so that neither carries the other. */
const entrance = ['features/entrance/LoginScreen.tsx', 'features/entrance/EntranceFrame.tsx']

/**
 * Puts the modules of the ways that everybody goes, to the sign-in and into the inbox, into one file for each step.
 * Left to itself the bundler makes a file for every set of screens that share a module: eighty requests for the inbox,
 * most of them for a few hundred bytes.
 *
 * What a step needs is known only when unused code is gone, so everything is bundled once before, without writing it.
 */
export function filesByVisit(): Plugin {
  return {
    name: 'files-by-visit',
    apply: 'build',
    async config({ root = process.cwd(), resolve = {} }) {
      const stepOf = await steppedModules(root, resolve)
      const group = { name: (id: string) => stepOf.get(id) ?? null, includeDependenciesRecursively: false }
      return { build: { rolldownOptions: { output: { codeSplitting: { groups: [group] } } } } }
    },
  }
}

/** Modules by the step whose file they belong in. */
async function steppedModules(root: string, resolve: ResolveOptions): Promise<ReadonlyMap<string, string>> {
  const chunks = await bundledOnce(root, resolve)
  const atEntrance = loadedWith(entrance, chunks)
  const stepOf = new Map<string, string>()
  for (const [name, entries] of steps) {
    for (const id of loadedWith(entries, chunks)) {
      if (stepOf.has(id)) continue
      stepOf.set(id, name !== 'app' && atEntrance.has(id) ? `entrance-and-${name}` : name)
    }
  }
  for (const id of atEntrance) if (!stepOf.has(id)) stepOf.set(id, 'entrance')
  return stepOf
}

/** The modules that arrive when these are loaded, with all they import. */
function loadedWith(paths: readonly string[], chunks: readonly Rolldown.OutputChunk[]): ReadonlySet<string> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const files = new Set(paths.map((path) => fileOf(source(path), chunks)))
  for (const file of files) for (const imported of byFile.get(file)?.imports ?? []) files.add(imported)
  return new Set([...files].flatMap((file) => byFile.get(file)?.moduleIds ?? []))
}

function fileOf(id: string, chunks: readonly Rolldown.OutputChunk[]): string {
  const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(id))
  if (chunk === undefined)
    throw new Error(`${id} is no part of the app: correct the steps in files-by-visit.ts.`)
  return chunk.fileName
}

/** The app as the bundler splits it by itself: a file for every set of screens that need the same. */
async function bundledOnce(root: string, resolve: ResolveOptions): Promise<Rolldown.OutputChunk[]> {
  const result = await build({
    configFile: false,
    root,
    resolve,
    publicDir: false,
    logLevel: 'error',
    plugins: [compileMessages(), { name: 'no-styles', enforce: 'pre', load: withoutStyles }],
    build: { write: false, minify: false, modulePreload: false, reportCompressedSize: false },
  })
  const outputs = Array.isArray(result) ? result : [result]
  return outputs.flatMap((one) => ('output' in one ? one.output : [])).filter((file) => file.type === 'chunk')
}

const withoutStyles = (id: string) => (id.endsWith('.css') ? '' : undefined)
