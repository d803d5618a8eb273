import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { PictureSize } from '../../../kernel/picture-size.ts'
import { decodePicture, encodePicture } from './codecs.ts'
import { scaleDown } from './scale.ts'

export type PictureTask = { type: string; bytes: ArrayBuffer; width: number; size: PictureSize }

// Whoever looks at the page waits for other answers, too. On Linux this means this thread alone.
if (process.platform === 'linux') setPriority(0, 10)

const { type, bytes, width, size } = workerData as PictureTask
const pixels = await decodePicture(type, bytes)
if (!isAsTold(pixels, size)) throw new Error('A picture is of another size than it says.')
// One that is turned can be no wider than what is wanted.
const made = pixels.width > width ? await encodePicture(scaleDown(pixels, width)) : undefined
parentPort?.postMessage(made, made ? [made] : [])

/** Also where it lies on its side, to be turned when it is looked at. */
function isAsTold({ width, height }: PictureSize, told: PictureSize): boolean {
  return (width === told.width && height === told.height) || (width === told.height && height === told.width)
}
