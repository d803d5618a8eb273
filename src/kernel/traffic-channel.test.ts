import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { trafficChannels } from './traffic-channel.ts'

test.each(['en', 'zh'] as const)('the guide names every channel under its tenure and intent, %s', (language) => {
  const guide = readFileSync(new URL(`../../docs/guide/channels.${language}.md`, import.meta.url), 'utf8')
  const separator = language === 'en' ? ', ' : '、'
  const rows = [...guide.matchAll(/^\| \*\*.+?\*\* \| (.+?) \| (.+?) \|$/gm)].map((row) => row.slice(1))
  const told = rows.map((cells) => cells.map((cell) => cell.split(separator).sort()))
  const known = (['rented', 'earned', 'owned'] as const).map((tenure) =>
    (['pull', 'push'] as const).map((intent) =>
      Object.entries(trafficChannels)
        .filter(([id, one]) => id !== 'unassigned' && one.tenure === tenure && one.intent === intent)
        .map(([, { name }]) => name[language])
        .sort(),
    ),
  )
  expect(told).toEqual(known)
})
