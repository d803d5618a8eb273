/** A language's name in the reader's; the code itself where it is none. */
export function languageName(code: string, reader: string): string {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code)) return code
  return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code
}
