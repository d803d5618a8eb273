import { z } from 'zod'

export const exchange = z.object({ from: z.string(), to: z.string(), rate: z.string(), day: z.string() })

/** At which rate amounts were converted, as a line under a table; empty line above. */
export function rateLine({ from, to, rate, day }: z.infer<typeof exchange>): string {
  return `\nAmounts at 1 ${from} = ${rate} ${to}, the rate of ${day}.`
}
