import { Problem, type Text } from '../../kernel/errors.ts'
import type { Asking, Move, Rule } from './define.ts'

/** A move with the rule that found it. `id` names it for good. */
export type FoundMove = Move & { id: string; rule: string }
export type Found = {
  moves: FoundMove[]
  /** Rules that could not be asked, and why. */
  failed: { rule: string; name: Text; problem: Text }[]
}

export const moveId = (rule: string, about: string) => `${rule}/${about}`

/** Asks every rule; what brings most comes first, and what is part of another move is not told again. A rule that lacks a rate, or takes too much, says so and stops no other. */
export async function findMoves(asking: Asking, rules: readonly Rule[]): Promise<Found> {
  const found: Found = { moves: [], failed: [] }
  for (const rule of rules) {
    try {
      const moves = await rule.find(asking)
      found.moves.push(...moves.map((move) => ({ ...move, id: moveId(rule.id, move.about), rule: rule.id })))
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'cancelled') throw error
      found.failed.push({ rule: rule.id, name: rule.name, problem: error.text })
    }
  }
  const ids = new Set(found.moves.map(({ id }) => id))
  found.moves = found.moves.filter(({ partOf = [] }) => !partOf.some((id) => ids.has(id)))
  found.moves.sort((a, b) => b.margin - a.margin || (a.id < b.id ? -1 : 1))
  return found
}
