import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { decodePicture, encodePicture } from './codecs.ts'
import { scaleDown } from './scale.ts'

export type PictureTask = { type: string; bytes: ArrayBuffer; width: number }

// Whoever looks at the page waits for other answers, too. On Linux this means this thread alone.
if (process.platform === 'linux') setPriority(0, 10)

const { type, bytes, width } = workerData as PictureTask
const made = await encodePicture(scaleDown(await decodePicture(type, bytes), width))
parentPort?.postMessage(made, [made])
