import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk that can be filled: a directory of so many megabytes, kept in memory. */
export type SmallDisk = {
  directory: string
  resize(megabytes: number): void
  remove(): void
}

/** Mounts a disk. Takes the right to mount: see `canMount`. */
export function smallDisk(megabytes: number): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'millpond-disk-'))
  asRoot('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory])
  return {
    directory,
    resize: (size) => asRoot('mount', ['-o', `remount,size=${size}m`, directory]),
    remove: () => asRoot('umount', ['-l', directory]),
  }
}

/** Whether a disk can be mounted here. A container without the right to: tests that need one say so in their names. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    smallDisk(1).remove()
    return true
  } catch {
    return false
  }
}

function asRoot(program: string, args: string[]): void {
  execFileSync(program, args, { stdio: 'ignore' })
}
