import { defineConfig } from 'vite'

// A script for pages has one file and one entry, so that each is a build of its own: the mode names it.
const entries: Record<string, string> = {
  production: 'millpond',
  'shopify-pixel': 'shopify-pixel',
  'data-layer': 'data-layer',
  gallery: 'gallery',
}

export default defineConfig(({ mode }) => {
  const name = entries[mode] ?? 'millpond'
  return {
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2021',
      sourcemap: false,
      lib: { entry: `src/${name}.ts`, formats: ['iife'], name: 'millpond', fileName: () => `${name}.js` },
    },
  }
})
