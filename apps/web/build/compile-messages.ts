import { readFile } from 'node:fs/promises'
import compile from 'icu-minify/compile'
import type { Plugin } from 'vite'

type Tree = { readonly [key: string]: string | Tree }

const catalogue = /[\\/]src[\\/]i18n[\\/](?:vi|en)[\\/]\w+\.ts$/u

/** Turns ICU messages into what they format as, at build time, so that browsers carry no parser for them. */
export function compileMessages(): Plugin {
  return {
    name: 'compile-messages',
    enforce: 'pre',
    // Tests look at the words as they are written.
    apply: (_config, { mode }) => mode !== 'test',
    config: () => ({
      resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
    }),
    async load(id) {
      if (!catalogue.test(id)) return
      const source = await readFile(id, 'utf8')
      if (!/^export const /mu.test(source)) return
      // A new address each time, or Node answers with what it read first.
      const areas = (await import(`${id}?${Date.now()}`)) as Record<string, Tree>
      return Object.entries(areas)
        .filter(([, words]) => typeof words === 'object')
        .map(([name, words]) => `export const ${name} = ${JSON.stringify(compiled(words))}`)
        .join('\n')
    },
  }
}

function compiled(words: Tree): unknown {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? compile(value) : compiled(value),
    ]),
  )
}
