type Memory<Value> = {
  /** So many texts are remembered. */
  most: number
  /** Whether a text may come again, by what was read of it; others are not remembered. */
  comesAgain?: (value: Value) => boolean
}

/** The same reading of texts, with a memory for those that come again and again. */
export function remembering<Value>(read: (text: string) => Value, memory: Memory<Value>): (text: string) => Value {
  const { most, comesAgain = () => true } = memory
  const remembered = new Map<string, Value>()
  return (text) => {
    const known = remembered.get(text)
    if (known !== undefined) return known
    const value = read(text)
    if (!comesAgain(value)) return value
    // Texts that never come again must not fill the memory.
    if (remembered.size >= most) remembered.clear()
    remembered.set(text, value)
    return value
  }
}
