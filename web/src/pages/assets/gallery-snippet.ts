const height = 420

/** What is put into a page: a place of a height that is known before anything is loaded, and the script that fills it. */
export function gallerySnippet(key: string, base: string): string {
  return `<div data-millpond-gallery="${key}" style="height:${height}px"></div>
<script async src="${base}/gallery.js"></script>`
}
