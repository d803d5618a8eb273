import { expect, test } from 'vitest'
import { isShownType, mediaOf } from './media-type.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const iso = (major: string, ...others: string[]) =>
  bytes(`\0\0\0${String.fromCharCode(16 + 4 * others.length)}ftyp${major}\0\0\0\0${others.join('')}`)

test.each([
  ['JPEG', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'picture', 'image/jpeg'],
  ['PNG', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'picture', 'image/png'],
  ['GIF', bytes('GIF89a\x01\0'), 'picture', 'image/gif'],
  ['WebP', bytes('RIFF\x24\0\0\0WEBPVP8 '), 'picture', 'image/webp'],
  ['AVIF that names MP4, too', iso('avif', 'mif1', 'mp41'), 'picture', 'image/avif'],
  ['MP4', iso('isom', 'iso2', 'avc1'), 'video', 'video/mp4'],
  ['QuickTime', iso('qt  '), 'video', 'video/quicktime'],
  ['WebM', bytes('\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm'), 'video', 'video/webm'],
  ['text', Buffer.from('雨伞：三句话卖点 <3'), 'text', 'text/plain'],
])('%s is known by its bytes, and may be shown', (_name, head, kind, type) => {
  expect(mediaOf(head)).toEqual({ kind, type })
  expect(isShownType(type)).toBe(true)
})

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml'],
  ['SVG after a declaration', '\ufeff<?xml version="1.0"?><!-- x --><svg></svg>', 'image/svg+xml'],
  ['HTML', '\n <!DOCTYPE html><title>x</title>', 'text/html'],
  ['a page without a head', '<img src=x onerror=alert(1)>', 'text/html'],
  ['PDF', '%PDF-1.7', 'application/pdf'],
])('%s is never shown', (_name, head, type) => {
  expect(mediaOf(Buffer.from(head))).toEqual({ kind: 'text', type })
  expect(isShownType(type)).toBe(false)
})

test('a Chinese text whose head ends within a character is a text', () => {
  expect(mediaOf(Buffer.from('雨伞'.repeat(800)).subarray(0, 4096))?.type).toBe('text/plain')
})

test.each([
  ['a program', '\x7fELF\x02\x01\x01\0'],
  ['an archive', 'PK\x03\x04\x14\0'],
  ['Matroska, which browsers do not play', '\x1aE\xdf\xa3\x9fB\x82\x88matroska'],
  ['bytes', '\x01\x02\x03\x04'],
])('%s is not taken', (_name, head) => {
  expect(mediaOf(bytes(head))).toBeUndefined()
})
