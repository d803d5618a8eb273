import { z } from 'zod'

/** The id of a move: its rule and what it is about, such as a page or a campaign, whose names reach a thousand characters. */
export const moveText = z.string().min(3).max(2000)
