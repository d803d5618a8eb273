import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.MILLPOND_URL ?? 'http://127.0.0.1:4600'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: { port: 4601, proxy: { '/api': server, '/openapi.json': server } },
  build: { outDir: 'dist', target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 700 },
})
