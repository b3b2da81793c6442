import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** One build for both hosts: out/renderer is loaded by the app over app:// and served by the engine to browsers. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      minify: false,
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: resolve('src/main/app/index.ts'),
          'log-worker': resolve('src/main/log/log-worker.ts'),
          'history-worker': resolve('src/main/audit/history-worker.ts'),
          'hook-worker': resolve('src/main/admission/hook-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: false,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload script is CommonJS in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // A page whose address is a place (/w/…) finds its files from the root, in the app and when served; electron-vite itself would say './'.
    plugins: [react(), { name: 'files-from-the-root', enforce: 'post', config: () => ({ base: '/' }) }],
    // Workers load what they need lazily, too.
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      target: 'chrome140',
      // Nothing inline: the policy allows no data: URLs and no inline script.
      assetsInlineLimit: 0,
      // electron-vite leaves it out; the page is also served to browsers, and what is shorter is read sooner.
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve('src/renderer/index.html'), device: resolve('src/renderer/device.html') } },
    },
  },
})
