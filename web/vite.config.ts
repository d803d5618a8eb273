import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The server refuses changes from another origin, so the Host header is passed on as the browser sent it.
const server = { target: process.env.MILLPOND_URL ?? 'http://127.0.0.1:4600', changeOrigin: false }

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: { port: 4601, proxy: { '/api': server, '/openapi.json': server } },
  build: { outDir: 'dist', target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 700 },
})
