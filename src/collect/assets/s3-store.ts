import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsV4Signer } from 'aws4fetch'
import { Problem } from '../../kernel/errors.ts'
import type { AssetStore } from './asset-store.ts'

/** A bucket of a store that speaks the S3 protocol. `url` is that of the bucket, whether its name stands in host or path. */
export type Bucket = { url: string; region: string; accessKeyId: string; secretAccessKey: string }

/** One request may carry so many bytes. */
export const largestObject = 5 * 2 ** 30
/** SHA-256 of nothing, which is the body of every request but one. */
const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

type Ask = { method: 'GET' | 'PUT' | 'DELETE'; sha256?: string; headers?: Record<string, string>; body?: Blob }

/** Keeps files in a bucket. Requests are signed (AWS Signature Version 4) with the hash of the bytes, so that the store refuses others. */
export function createS3Store({ url, region, accessKeyId, secretAccessKey }: Bucket): AssetStore {
  const base = url.replace(/\/+$/, '')
  const ask = async (key: string, { method, sha256 = ofNothing, headers, body }: Ask, signal?: AbortSignal) => {
    const signer = new AwsV4Signer({
      method,
      url: `${base}/${key}`,
      headers: { ...headers, 'x-amz-content-sha256': sha256 },
      ...{ accessKeyId, secretAccessKey, region, service: 's3' },
    })
    const signed = await signer.sign()
    const init: RequestInit = { method, headers: signed.headers, redirect: 'error' }
    return fetch(signed.url, { ...init, ...(body && { body }), ...(signal && { signal }) }).catch((cause: unknown) => {
      if (signal?.aborted) throw new Problem('cancelled', {}, cause)
      throw new Problem('not_running', { url: new URL(base).origin, reason: reasonOf(cause) }, cause)
    })
  }
  return {
    async keep(key, { path, sha256, type }) {
      // A blob of a file is read as it is sent, and its length is known: the store takes no body without one.
      const body = await openAsBlob(path)
      await demand(await ask(key, { method: 'PUT', sha256, headers: { 'content-type': type }, body }))
      await rm(path, { force: true })
    },
    async read(key, range, signal) {
      const headers = range && { range: `bytes=${range.start}-${range.end}` }
      const answer = await demand(await ask(key, { method: 'GET', ...(headers && { headers }) }, signal))
      if (range && answer.status !== 206) {
        await answer.body?.cancel()
        throw new Error('the store answered a part with the whole')
      }
      return answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([])
    },
    async remove(key) {
      await demand(await ask(key, { method: 'DELETE' }))
    },
  }
}

/** The answer, where it is a success. What a store says of a refusal is for the log. */
async function demand(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  const said = (await answer.text()).slice(0, 2000)
  const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1]
  if (answer.status === 404 && code !== 'NoSuchBucket') throw new Problem('not_found', { what: 'file' })
  throw new Error(`The store of assets answered ${answer.status}: ${said}`)
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
