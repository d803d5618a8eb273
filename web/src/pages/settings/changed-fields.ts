type Change = { name: string; from: unknown; to: unknown }
type Said = { name: string; value: unknown }
/** Values that say nothing; what was left open needs no line. */
const silent = new Set(['', '0', '[]', '{}'])
const noise = new Set(['id', 'updated_at', 'created_at', 'created_by'])

/** Fields that differ between two states of a thing; nothing where it was made or removed as a whole. */
export function changedFields(before: unknown, after: unknown): Change[] {
  if (!isRecord(before) || !isRecord(after)) return []
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !noise.has(name))
  return names.flatMap((name) => {
    const [from, to] = [before[name], after[name]]
    return written(from) === written(to) ? [] : [{ name, from, to }]
  })
}

/** What a thing said that was made or removed as a whole; nothing where it was changed. */
export function saidFields(before: unknown, after: unknown): Said[] {
  const whole = isRecord(before) ? before : after
  if (!isRecord(whole) || (isRecord(before) && isRecord(after))) return []
  return Object.entries(whole).flatMap(([name, value]) =>
    noise.has(name) || silent.has(written(value)) ? [] : [{ name, value }],
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as it is compared: nothing and an empty text are the same. */
function written(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')
}
