import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'

type Tool = { name: string; title: string }

/** What AI assistants may ask about the brand. */
export const toolsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['assistant-tools', brand],
    queryFn: ({ signal }) => call<{ items: Tool[] }>('GET', brandPath(brand, 'assistant', 'tools'), { signal }),
  })

/** Where an assistant that speaks the Model Context Protocol over HTTP asks. */
export const assistantAddress = (brand: string) => new URL(apiUrl(brandPath(brand, 'mcp')), window.location.origin).href
