import react from '@vitejs/plugin-react'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'
// @ts-expect-error plain modules, shared with the build and the type check
import { trustedDocuments } from './build/trusted-documents.mjs'

const here = import.meta.dirname
const gateway = process.env.TONGBAN_GATEWAY ?? `http://127.0.0.1:${process.env.TONGBAN_PORT ?? 4000}`

/** What the gateway does for the built pages: every address of the office is the office's page, every other the citizens'. */
const pages: Plugin = {
  name: 'pages',
  configureServer(server) {
    server.middlewares.use((req, _res, next) => {
      const { pathname } = new URL(req.url ?? '/', 'http://page')
      const wanted = req.headers.accept?.includes('text/html') && !/\.\w+$|^\/@|^\/(session|graphql)/.test(pathname)
      if (wanted) req.url = /^\/office(\/|$)/.test(pathname) ? '/office/index.html' : '/index.html'
      next()
    })
  },
}

export default defineConfig({
  root: here,
  cacheDir: path.join(here, '../../node_modules/.vite'),
  appType: 'mpa',
  plugins: [pages, trustedDocuments(here), react()],
  // Replaced by the gateway in every answer: styles made while the page runs carry it, and the policy names it.
  html: { cspNonce: 'STYLE_NONCE' },
  server: {
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/graphql', '/session'].map((at) => [at, { target: gateway, changeOrigin: false }])),
  },
  build: {
    outDir: process.env.PORTAL_OUT ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    manifest: true,
    rolldownOptions: { input: { citizen: path.join(here, 'index.html'), office: path.join(here, 'office/index.html') } },
  },
})
