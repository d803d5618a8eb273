/** The same reading of texts, with a memory of so many of them, for texts that come again and again. */
export function remembering<Value>(read: (text: string) => Value, most: number): (text: string) => Value {
  const remembered = new Map<string, Value>()
  return (text) => {
    const known = remembered.get(text)
    if (known !== undefined) return known
    const value = read(text)
    // Texts that never come again must not fill the memory.
    if (remembered.size >= most) remembered.clear()
    remembered.set(text, value)
    return value
  }
}
