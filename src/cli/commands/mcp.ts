import { once } from 'node:events'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Command } from 'commander'
import { z } from 'zod'
import { assistantServer, tool } from '../../activate/assistants/assistant-server.ts'
import { brandPath, show, type World, withBrand } from '../world.ts'

const toolList = z.object({ version: z.string(), items: z.array(tool) })

/** `millpond mcp`: answers an AI assistant that has started it, over standard input and output. */
export function addMcpCommand(program: Command, world: World): void {
  const command = program
    .command('mcp')
    .description('answer an AI assistant (Model Context Protocol) over standard input and output, until it ends')
    .action((_options: unknown, self: Command) =>
      withBrand(world, self, async (client, brand) => {
        const { version, items } = await client.call('GET', brandPath(brand, 'assistant', 'tools'), toolList)
        const ask = (path: string, query: Record<string, string>) => client.call('GET', path, z.unknown(), { query })
        const transport = new StdioServerTransport()
        const serving = serveStdio(() => assistantServer({ version, tools: items, ask }), { transport })
        await once(process.stdin, 'end')
        await serving.close()
      }),
    )
  command
    .command('tools')
    .description('list what an assistant may ask')
    .action((_options: unknown, self: Command) =>
      withBrand(world, self, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'assistant', 'tools'), toolList)
        const columns = [
          { key: 'name', title: 'tool' },
          { key: 'title', title: 'what it tells' },
        ]
        show(world, self, columns, items)
      }),
    )
}
