import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { answerNotFound } from './problems.ts'

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Millpond</title>
<p>The dashboard is not built. Run <code>npm run build</code>, then start again. The API works: <a href="/openapi.json">openapi.json</a></p>
<p lang="zh-CN">仪表盘尚未构建。请运行 <code>npm run build</code> 后重新启动。API 可正常使用。</p>`

/** The dashboard's files; every other address that a person opens is a page of it. */
export async function serveDashboard(app: FastifyInstance, directory: string): Promise<void> {
  const built = existsSync(join(directory, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Names of assets change with their content; the page that names them is asked for each time.
        const forever = path.includes(join(directory, 'assets'))
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' && !request.url.startsWith('/api/') && request.headers.accept?.includes('text/html')
    if (!page) return answerNotFound(request, reply)
    if (!built) return reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
    return reply.sendFile('index.html')
  })
}
