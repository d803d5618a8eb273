import { z } from 'zod'
import { linksOfCsv } from '../../collect/links/link-file.ts'
import { lostClicksOf } from '../../collect/links/lost-clicks.ts'
import { linkGrid, linkInput, linkPatch, linksOfGrid, mostLinksAtOnce } from '../../manage/link-input.ts'
import { getLink, linkFilter, linkHistory, listLinks } from '../../manage/link-list.ts'
import { createLink, createLinks, type MadeLinks, updateLink } from '../../manage/links.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, itemParams, listOf, problemAnswers } from '../schemas.ts'
import { link, showLinks } from './link-schemas.ts'

const tags = ['links']
const list = listOf(link).extend({
  lost_clicks: z.int().describe('Clicks that were led on and could not be written down, since ever'),
})
const change = z.object({ action: z.string(), actor, before: z.unknown(), after: z.unknown(), at: z.date() })
const made = z.object({
  made: z.array(link),
  there: z.array(link).describe('Links that these creators, posts and channels had already'),
})
const many = z.union([
  z.strictObject({ links: z.array(linkInput).min(1).max(mostLinksAtOnce) }),
  z.strictObject({ grid: linkGrid }),
  z.strictObject({ csv: z.string().max(900_000).describe('With a header; see the export for its columns') }),
])

/** Short links: their list, making and changing them. */
export function linkRoutes(app: App, parts: Parts): void {
  readingRoutes(app, parts)
  makingRoutes(app, parts)
}

function readingRoutes(app: App, parts: Parts): void {
  const { registry } = parts
  app.route({
    method: 'GET',
    url: '/brands/:brand/links',
    config: { needs: 'viewer', tool: 'links' },
    schema: {
      tags,
      summary: 'The short links of the brand, newest first',
      params: brandParams,
      querystring: linkFilter,
      response: { 200: list, ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { show } = await showLinks(parts, request)
      const { items, ...page } = await listLinks(registry, brand, request.query)
      return { items: items.map(show), ...page, lost_clicks: await lostClicksOf(registry, brand) }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/links/:id',
    config: { needs: 'viewer', tool: 'link' },
    schema: {
      tags,
      summary: 'A short link, and how it was before',
      params: itemParams,
      response: { 200: z.object({ link, history: z.array(change) }), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { show } = await showLinks(parts, request)
      const found = await getLink(registry, brand, request.params.id)
      return { link: show(found), history: await linkHistory(registry, brand, found.id) }
    },
  })
}

function makingRoutes(app: App, parts: Parts): void {
  const { registry, redirects, linkTeller } = parts
  /** Links work from here on, and the warehouse is told of them. */
  const changed = async (codes: string[]) => {
    await redirects.refresh(codes)
    linkTeller.wake()
  }
  app.route({
    method: 'POST',
    url: '/brands/:brand/links',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make a short link',
      params: brandParams,
      body: linkInput,
      response: { 201: link, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const { show } = await showLinks(parts, request)
      const one = await createLink(registry, who, brand, request.body)
      await changed([one.code])
      return reply.code(201).send(show(one))
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/links/many',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make many short links, all or none: a list, a grid of creators, posts and channels, or a CSV file',
      params: brandParams,
      body: many,
      response: { 201: made, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      const { show } = await showLinks(parts, request)
      const result: MadeLinks = await createLinks(registry, who, brand, inputsOf(request.body))
      await changed(result.made.map(({ code }) => code))
      return reply.code(201).send({ made: result.made.map(show), there: result.there.map(show) })
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/links/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Change a short link, or archive it; its code stays',
      params: itemParams,
      querystring: z.object({
        seen: z.iso
          .datetime()
          .optional()
          .describe('`updated_at` as it was looked at; a link changed since is a conflict'),
      }),
      body: linkPatch,
      response: { 200: link, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor: who, brand } = memberOf(request)
      const { seen } = request.query
      const { show } = await showLinks(parts, request)
      const before = seen === undefined ? undefined : new Date(seen)
      const one = await updateLink(registry, who, brand, request.params.id, request.body, before)
      await changed([one.code])
      return show(one)
    },
  })
}

function inputsOf(body: z.output<typeof many>): readonly unknown[] {
  if ('links' in body) return body.links
  return 'grid' in body ? linksOfGrid(body.grid) : linksOfCsv(body.csv)
}
