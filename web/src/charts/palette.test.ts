import { expect, test } from 'vitest'
import { inkOn, type Palette } from './palette.ts'

const light = { sunken: '#edf2f2', accent: '#0b6e75', surface: '#ffffff', ink: '#13211f' } as Palette
const dark = { sunken: '#1b2727', accent: '#4dbac0', surface: '#141d1d', ink: '#e7efed' } as Palette

test('figures on a heatmap are told from their cell, in light and in dark', () => {
  expect([0, 0.5, 1].map((part) => inkOn(light, part))).toEqual([light.ink, light.ink, light.surface])
  expect([0, 0.5, 1].map((part) => inkOn(dark, part))).toEqual([dark.ink, dark.ink, dark.surface])
})

test('a colour may be written short, as a build does', () => {
  expect(inkOn({ ...light, surface: '#fff' }, 1)).toBe('#fff')
})

test('a cell that is paler, since it is not over yet, has the ink of what is seen', () => {
  expect(inkOn(light, 1, 0.55)).toBe(light.ink)
  expect(inkOn(dark, 1, 0.55)).toBe(dark.ink)
})
