import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { writeScenario } from '../../scenario/write-scenario.ts'

const order = z.object({ path: z.string(), end: z.iso.date() })

/** Runs in a thread of its own: two years of orders take a while to make, and the server answers meanwhile. */
const { path, end } = order.parse(workerData)
const { files } = await writeScenario(path, { size: 'small', end })
parentPort?.postMessage(files)
