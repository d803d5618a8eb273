import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import decodeJpeg, { init as openJpeg } from '@jsquash/jpeg/decode.js'
import decodePng, { init as openPng } from '@jsquash/png/decode.js'
import decodeWebp, { init as openWebp } from '@jsquash/webp/decode.js'
import encodeWebp, { init as openWebpEncoder } from '@jsquash/webp/encode.js'
import type { Pixels } from './scale.ts'

/** The codecs are WebAssembly, which can reach nothing but the bytes that it is given, and answer with this class of browsers. */
class PictureData {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}
Object.assign(globalThis, { ImageData: PictureData })
declare const WebAssembly: { Module: new (bytes: Uint8Array) => object }

const { resolve } = createRequire(import.meta.url)
const codec = async (path: string) => new WebAssembly.Module(await readFile(resolve(path)))

/** The pixels of a JPEG (turned as it says that it is to be seen), PNG or WebP. Throws for bytes that are none. */
export async function decodePicture(type: string, bytes: ArrayBuffer): Promise<Pixels> {
  if (type === 'image/jpeg') {
    await openJpeg(await codec('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
    return decodeJpeg(bytes, { preserveOrientation: true }) as Promise<Pixels>
  }
  if (type === 'image/png') {
    await openPng(await codec('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
    return decodePng(bytes) as Promise<Pixels>
  }
  await openWebp(await codec('@jsquash/webp/codec/dec/webp_dec.wasm'))
  return decodeWebp(bytes) as Promise<Pixels>
}

/** A picture as WebP. */
export async function encodePicture(pixels: Pixels): Promise<ArrayBuffer> {
  await openWebpEncoder(await codec('@jsquash/webp/codec/enc/webp_enc_simd.wasm'))
  return encodeWebp(pixels as Parameters<typeof encodeWebp>[0], { quality: 80 })
}
