import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export const s3Key = {
  region: 'eu-central-1',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}

/** A bucket as the S3 API describes it: signed requests alone, bodies of a known length and hash, ranges, errors in XML. */
export async function s3Server() {
  const objects = new Map<string, { body: Buffer; type: string }>()
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(objects, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/acme-assets`
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url, objects, requests, close }
}

type Objects = Map<string, { body: Buffer; type: string }>

async function answer(objects: Objects, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fail = (status: number, code: string) =>
    response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)
  const path = request.url ?? '/'
  const body = await buffer(request)
  if (!isSigned(request)) return void fail(403, 'SignatureDoesNotMatch')
  if (!path.startsWith('/acme-assets/')) return void fail(404, 'NoSuchBucket')
  const found = objects.get(path)
  if (request.method === 'PUT') {
    if (request.headers['content-length'] === undefined) return void fail(411, 'MissingContentLength')
    if (request.headers['x-amz-content-sha256'] !== sha256(body)) return void fail(400, 'XAmzContentSHA256Mismatch')
    objects.set(path, { body, type: request.headers['content-type'] ?? '' })
    return void response.writeHead(200).end()
  }
  if (request.method === 'DELETE') {
    objects.delete(path)
    return void response.writeHead(204).end()
  }
  if (!found) return void fail(404, 'NoSuchKey')
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  if (first === undefined) return void response.writeHead(200, { 'content-type': found.type }).end(found.body)
  if (Number(first) >= found.body.length) return void fail(416, 'InvalidRange')
  const part = found.body.subarray(Number(first), Number(last) + 1)
  response.writeHead(206, { 'content-range': `bytes ${first}-${last}/${found.body.length}` }).end(part)
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Works the signature out again, step by step as it is specified (AWS Signature Version 4). */
function isSigned({ method, url = '', headers }: IncomingMessage): boolean {
  const said = /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/
  const [, credential = '', names = '', signature] = said.exec(headers.authorization ?? '') ?? []
  const [id, day = '', region = '', service = ''] = credential.split('/')
  if (id !== s3Key.accessKeyId || region !== s3Key.region || service !== 's3') return false
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, url, '', lines.join(''), names, headers['x-amz-content-sha256']].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = ['aws4_request'].reduce(hmac, [region, 's3'].reduce(hmac, hmac(`AWS4${s3Key.secretAccessKey}`, day)))
  return (
    names.includes('host') && names.includes('x-amz-content-sha256') && hmac(key, toSign).toString('hex') === signature
  )
}
