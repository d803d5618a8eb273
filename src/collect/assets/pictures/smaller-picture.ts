import { Worker } from 'node:worker_threads'
import { pictureSize } from '../../../kernel/picture-size.ts'
import type { PictureTask } from './picture-worker.ts'

/** Pixels take four bytes each, twice while they are read: no more of them are taken apart, however small their file is. */
const mostPixels = 25_000_000
const patienceMs = 30_000
/** For what is no pixels: those lie outside the heap, in memory that `mostPixels` bounds. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 }

/**
 * A picture made so many pixels wide, as WebP, in a thread that ends with it. Undefined where it is no wider, moves, is of another kind,
 * or has more than 25 million pixels. Throws for one that cannot be read. The bytes are gone afterwards.
 */
export async function smallerPicture({
  type,
  bytes,
  width,
}: Omit<PictureTask, 'size'>): Promise<Uint8Array | undefined> {
  const size = pictureSize(type, new Uint8Array(bytes))
  if (!size || size.width <= width || size.width * size.height > mostPixels) return undefined
  const workerData: PictureTask = { type, bytes, width, size }
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), {
    workerData,
    transferList: [bytes],
    resourceLimits,
  })
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise<Uint8Array | undefined>((resolve, reject) => {
      worker.once('message', (made: ArrayBuffer | undefined) => resolve(made && new Uint8Array(made)))
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The thread of a picture ended without one.')))
      late = setTimeout(() => reject(new Error('A picture took too long.')), patienceMs)
    })
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}
