const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const padded = (count: number, digits: number) =>
  Array.from({ length: count }, (_, number) => String(number).padStart(digits, '0'))
const twoDigits = padded(60, 2)
const threeDigits = padded(1000, 3)

let lastDay = Number.NaN
let lastDayText = ''

/** A moment as a cell: "2026-01-31 10:00:00.000", in UTC. The text of the last day is remembered, since most moments are of one. */
export function instantCell(ms: number): string {
  const day = Math.floor(ms / dayMs)
  if (day !== lastDay) {
    lastDay = day
    lastDayText = new Date(day * dayMs).toISOString().slice(0, 10)
  }
  const left = ms - day * dayMs
  const hours = twoDigits[Math.floor(left / hourMs)]
  const minutes = twoDigits[Math.floor((left % hourMs) / minuteMs)]
  const seconds = twoDigits[Math.floor((left % minuteMs) / secondMs)]
  return `${lastDayText} ${hours}:${minutes}:${seconds}.${threeDigits[left % secondMs]}`
}
