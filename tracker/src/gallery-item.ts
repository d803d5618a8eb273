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
/** The server has pictures also in these widths. */
const widths = [320, 640, 1280]
export type Gallery = { id: string; heading: string; ratio: string; items: Item[] }

/** A picture or a video with its product, as one link, about so many pixels wide. A video moves only while somebody points at it, or stands on it with the keyboard. */
export function itemOf(item: Item, base: string, width: number): HTMLLIElement {
  const place = document.createElement('li')
  const link = document.createElement('a')
  const product = document.createElement('span')
  link.href = item.href
  product.textContent = item.product
  link.append(item.kind === 'video' ? videoOf(item, base, link) : pictureOf(item, base, width), product)
  place.append(link)
  return place
}

/** The browser takes the size that fits the place and its screen. */
function pictureOf({ src, alt }: Item, base: string, width: number): HTMLElement {
  const picture = document.createElement('img')
  picture.loading = 'lazy'
  picture.decoding = 'async'
  picture.alt = alt
  picture.sizes = `${Math.ceil(width)}px`
  picture.srcset = widths.map((one) => `${base}/${src}?width=${one} ${one}w`).join()
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
