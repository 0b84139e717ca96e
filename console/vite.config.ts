import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `stillwatch serve` shows the console; the same in src/server/serve-console.ts. */
const BASE = '/console/'
/** For `vite console`: the server whose API the pages ask while they are worked on. */
const SERVER = process.env.STILLWATCH_URL ?? 'http://127.0.0.1:4600'

export default defineConfig({
  base: BASE,
  plugins: [react()],
  resolve: { alias: { '@': join(import.meta.dirname, 'src') } },
  // The server puts a value of its own into each page that it gives out.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // A data: address would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/v1': SERVER, '/readyz': SERVER } },
})
