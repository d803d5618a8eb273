/** An asset of a gallery, as the server shows it today. */
export type Item = {
  id: string
  kind: 'video' | 'picture'
  src: string
  alt: string
  product: string
  sku: string
  href: string
}
export type Gallery = { id: string; heading: string; ratio: string; items: Item[] }

/** A picture or a video with its product, as one link. A video moves only while somebody points at it, or stands on it with the keyboard. */
export function itemOf(item: Item, base: string): HTMLLIElement {
  const place = document.createElement('li')
  const link = document.createElement('a')
  const product = document.createElement('span')
  link.href = item.href
  product.textContent = item.product
  link.append(item.kind === 'video' ? videoOf(item, base, link) : pictureOf(item, base), product)
  place.append(link)
  return place
}

function pictureOf({ src, alt }: Item, base: string): HTMLElement {
  const picture = document.createElement('img')
  picture.loading = 'lazy'
  picture.decoding = 'async'
  picture.alt = alt
  picture.src = `${base}/${src}`
  return picture
}

function videoOf({ src, alt }: Item, base: string, link: HTMLElement): HTMLElement {
  const video = document.createElement('video')
  video.preload = 'metadata'
  video.muted = video.loop = video.playsInline = true
  video.setAttribute('role', 'img')
  video.setAttribute('aria-label', alt)
  video.src = `${base}/${src}`
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const play = () => void (still.matches || video.play().catch(() => undefined))
  const stop = () => video.pause()
  for (const [on, off] of [
    ['pointerenter', 'pointerleave'],
    ['focus', 'blur'],
  ] as const) {
    link.addEventListener(on, play)
    link.addEventListener(off, stop)
  }
  return video
}
