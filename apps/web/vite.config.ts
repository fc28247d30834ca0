import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileMessages } from './build/compile-messages.ts'
import { filesByVisit } from './build/files-by-visit.ts'
import { preloadFonts } from './build/preload-fonts.ts'
import { serviceWorker } from './build/service-worker.ts'

const server = process.env.LIENMACH_SERVER_URL ?? 'http://127.0.0.1:3000'

const entryLoads = /assets\/(react|router|rolldown-runtime|intl|app)-/
const rareScreens =
  /assets\/(Gallery|Audit|Quarantine|Reset|Invitation|Setup|Forgot|ApiKeys|Workspace|Appearance|Connect|Team|Profile|Notifications|Settings|rule-screens)\w*-/

export default defineConfig({
  plugins: [compileMessages(), react(), tailwindcss(), preloadFonts(), filesByVisit(), serviceWorker()],
  resolve: {
    // Browsers need a route's method and path; what its schemas check is checked by the server.
    alias: { typebox: fileURLToPath(new URL('./src/api/typebox-in-browser.ts', import.meta.url)) },
  },
  build: {
    target: 'es2023',
    modulePreload: {
      polyfill: false,
      // The entry names what each screen needs, so that nothing waits for another. What it loads itself is there already,
      // and screens of rare visits find their files without being named: the sign-in pays for every name.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'html'
          ? needed
          : rareScreens.test(file)
            ? []
            : needed.filter((name) => !entryLoads.test(name)),
    },
    // Nothing may be inlined: the content security policy takes scripts, styles and fonts from files only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'router',
              test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history|react-store|store)[\\/]/,
            },
            { name: 'query', test: /node_modules[\\/]@tanstack[\\/](react-query|query-core)[\\/]/ },
            { name: 'intl', test: /node_modules[\\/](use-intl|intl-messageformat|@formatjs)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    // The server takes calls from its own address only.
    proxy: {
      '/api': { target: server, ws: true, changeOrigin: true, headers: { origin: new URL(server).origin } },
    },
  },
})
