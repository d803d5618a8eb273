import { namesOfCalls, otherNames } from '../../src/collect/gateway/event-names.ts'
import { eventNames } from '../../src/kernel/event-words.ts'
import { eventFields } from './event-fields.ts'

/** The page of all events that Millpond knows, and of what it reads of each. */
export function eventsPage(): string {
  const names = Object.entries(eventNames).map(
    ([name, { en, zh }]) => `| \`${name}\` | ${en} | ${zh} | ${coded(spellingsOf(name))} |`,
  )
  const calls = [...namesOfCalls].map(([call, name]) => `| \`${call}\` | \`${name}\` |`)
  const fields = eventFields.map(
    ({ places, column, means }) => `| ${coded(Object.keys(places))} | \`${column}\` | ${means.en} | ${means.zh} |`,
  )
  return `# Events

How to send them: [English](../guide/events.en.md), [中文](../guide/events.zh.md).

## Names

An event is kept under its name in snake case, however it is spelt: \`Order Completed\`, \`orderCompleted\` and \`order_completed\` are one. The names below have a meaning here; any other is a brand's own, and can be used in funnels, paths and audiences as well. What other dialects call an event is kept under the name beside it.

| name | | | also understood |
|---|---|---|---|
${names.join('\n')}

A call that is no \`track\` has its name from its type:

| call | name |
|---|---|
${calls.join('\n')}

## Fields

What is read of every event. Of several places the first that holds something counts. Every other property and trait is kept under its own name as text, 100 of them at most and 1,000 characters each; lists and objects as JSON.

| place | column of \`events\` | | |
|---|---|---|---|
${fields.join('\n')}
`
}

function spellingsOf(name: string): string[] {
  return [...otherNames].filter(([, ours]) => ours === name).map(([other]) => other)
}

function coded(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ')
}
