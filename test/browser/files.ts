import type { Page } from 'playwright-core'

export type Dropped = { name: string; content: string | Buffer }

const type = 'application/octet-stream'

/** Lets go of files over the page, as from a folder. */
export async function dropFiles(page: Page, files: readonly Dropped[]): Promise<void> {
  const contents = files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString('base64') }))
  await page.locator('body').evaluate((body, given) => {
    const window = body.ownerDocument.defaultView
    const dataTransfer = new window.DataTransfer()
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(window.atob(base64), (letter) => (letter as string).charCodeAt(0))
      dataTransfer.items.add(new window.File([bytes], name))
    }
    for (const step of ['dragover', 'drop'])
      body.dispatchEvent(new window.DragEvent(step, { dataTransfer, bubbles: true }))
  }, contents)
}

/** Chooses files in the dialog of the operating system. */
export async function chooseFiles(page: Page, files: readonly Dropped[]): Promise<void> {
  const [dialog] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).click(),
  ])
  await dialog.setFiles(files.map(({ name, content }) => ({ name, mimeType: type, buffer: Buffer.from(content) })))
}

/** Downloads what a click downloads. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer)
  return { name: download.suggestedFilename(), content: Buffer.concat(pieces) }
}
