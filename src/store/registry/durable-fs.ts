import { closeSync, fsyncSync, openSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Runtime = Parameters<NodeFS['init']>[1]
type OpenFile = { nfd?: number; node: unknown }
type HostFileSystem = {
  realPath(node: unknown): string
  stream_ops: { fsync?: (file: OpenFile) => number }
}

/** PGlite's directory on the host, with an fsync that reaches the disk: without it a commit does not survive a power cut. */
export class DurableNodeFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): Promise<{ emscriptenOpts: Runtime }> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const addFsync: NonNullable<Runtime['preRun']>[number] = (module) => {
      const host = module.NODEFS as unknown as HostFileSystem
      host.stream_ops.fsync = (file) => syncFile(file, host)
      return undefined
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } }
  }
}

/** A directory has no descriptor of its own in Emscripten, so it is opened for the moment. */
function syncFile(file: OpenFile, host: HostFileSystem): number {
  if (file.nfd === undefined) syncPath(host.realPath(file.node))
  else fsyncSync(file.nfd)
  return 0
}

/** Flushes one file or directory to the disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
