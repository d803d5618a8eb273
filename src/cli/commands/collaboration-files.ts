import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { saveFile } from '../save-file.ts'
import { brandPath, globalOptions, listOf, show, type World, withBrand } from '../world.ts'
import { readRight } from './assets.ts'

const columns = ['id', 'kind', 'file_name', 'bytes', 'created_at', 'removed_at'].map((key) => ({
  key,
  title: key.replaceAll('_', ' '),
}))
const file = z.looseObject({ id: z.string() })

/** Contracts, rights and invoices of collaborations. */
export function addCollaborationFiles(group: Command, world: World): void {
  group
    .command('files <id>')
    .description('list contracts, rights and invoices of a collaboration')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'collaborations', id, 'files'), listOf)
        show(world, command, columns, items)
      }),
    )
  group
    .command('attach <id> <kind> <file>')
    .description('attach a contract, rights or an invoice, and print its id')
    .action((id: string, kind: string, path: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const query = { name: basename(path), kind }
        const at = brandPath(brand, 'collaborations', id, 'files')
        const made = await client.upload(at, query, createReadStream(path), file)
        world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
      }),
    )
  group
    .command('download <file> <to>')
    .description('write a file of a collaboration')
    .action((id: string, to: string, _options: unknown, command: Command) =>
      withBrand(world, command, (client, brand) =>
        saveFile(client, brandPath(brand, 'collaboration-files', id, 'file'), {}, to),
      ),
    )
  group
    .command('detach <file>')
    .description('remove a file, which can be undone for 30 days')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'collaboration-files', id), file)
        world.note(`Removed; undo it with: millpond collaborations reattach ${id}`)
      }),
    )
  group
    .command('reattach <file>')
    .description('put a removed file back')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('POST', brandPath(brand, 'collaboration-files', id, 'restore'), file)
      }),
    )
  group
    .command('grant <id> <rights...>')
    .description('grant rights to all assets that came from a collaboration, such as gallery, or ad:2026-12-31')
    .action((id: string, written: string[], _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const done = z.object({ assets: z.int() })
        const body = { rights: written.map(readRight) }
        const { assets } = await client.call('POST', brandPath(brand, 'collaborations', id, 'rights'), done, { body })
        world.print(`${assets} assets have them.`)
      }),
    )
}
