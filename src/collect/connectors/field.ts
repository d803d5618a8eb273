import type { Field, FieldType } from './define.ts'

/** A field with its label in both languages and the header names that mean it, divided by " | ", best first. */
export function field(type: FieldType, en: string, zh: string, names: string): Field {
  return { type, label: { en, zh }, names: names.split('|').map((name) => name.trim()) }
}

/** A field without whose column the table is not recognised and no line can be read. */
export function required(type: FieldType, en: string, zh: string, names: string): Field {
  return { ...field(type, en, zh, names), required: true }
}
