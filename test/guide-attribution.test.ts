import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { attribute } from '../src/predict/attribution/attribute.ts'
import { attributionModels } from '../src/predict/attribution/catalogue.ts'
import type { CountedPath } from '../src/predict/attribution/counted-path.ts'
import { decayShares } from '../src/predict/attribution/decay-shares.ts'

const channels = ['creator', 'direct', 'email', 'search']
const touch = new RegExp(`(${channels.join('|')})\\D*(\\d+)`, 'g')

describe.each(['en', 'zh'] as const)('the guide to attribution (%s)', (language) => {
  const text = readFileSync(new URL(`../docs/guide/attribution.${language}.md`, import.meta.url), 'utf8')
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))

  test.each(attributionModels)('its example comes out as it says: $id', (model) => {
    const { credits } = attribute(rows.flatMap(journeysOf), [model])
    const told = rows.find((cells) => cells[1] === model.title[language] && cells.length === channels.length + 3)
    expect(told?.slice(2, -1)).toEqual(
      credits[model.id]?.map(
        ({ conversions, valueMinor }) => `${conversions.toFixed(2)} · $${(valueMinor / 100).toFixed(2)}`,
      ),
    )
  })

  test('its example is of fifty people and ten sales', () => {
    const { conversions, nonConversions, valueMinor } = attribute(rows.flatMap(journeysOf), [])
    expect([conversions, nonConversions, valueMinor]).toEqual([10, 40, 90_000])
  })

  test('it explains every model', () => {
    for (const { title } of attributionModels)
      expect(rows.some((cells) => cells[1] === title[language] && cells.length === 5)).toBe(true)
  })
})

/** A row of the table of what people met; any other row is none. */
function journeysOf([, met = '', bought = '', value = '', lost = '']: string[]): CountedPath[] {
  const touches = [...met.matchAll(touch)]
  if (touches.length === 0) return []
  const [conversions, valueMinor] = [Number(bought), Math.round(Number(value.slice(1)) * 100)]
  const shares = decayShares(
    touches.map(([, , days]) => Number(days)),
    7,
  )
  const decay = {
    conversions: shares.map((share) => share * conversions),
    valueMinor: shares.map((share) => share * valueMinor),
  }
  return [
    {
      channels: touches.map(([, channel = '']) => channel),
      ...{ conversions, valueMinor, nonConversions: Number(lost), decay },
    },
  ]
}
