import { type Link, type LinkDraft, linkTexts } from '../../api/links.ts'

const nothing = Object.fromEntries(linkTexts.map((name) => [name, ''])) as Record<(typeof linkTexts)[number], string>

/** A link of which nothing is stated; chats begin in the reader's language. */
export function emptyDraft(language: string): LinkDraft {
  return { ...nothing, kind: 'web', code: '', language: language.startsWith('zh') ? 'zh' : 'en', expires_at: null }
}

/** What of a link was changed. */
export function changesOf(link: Link, draft: LinkDraft): Partial<LinkDraft> {
  const names = [...linkTexts, 'kind', 'expires_at'] as const
  return Object.fromEntries(names.filter((name) => draft[name] !== link[name]).map((name) => [name, draft[name]]))
}

/** Names that were written one a line, or with commas between. */
export function namesOf(text: string): string[] {
  return text
    .split(/[\n,，;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
