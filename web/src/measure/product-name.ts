import type { Row } from '../api/measures.ts'

/** A product by its title and number in one; undefined where it has no title. */
export const productName = ({ title, sku }: Row): string | undefined => (title ? `${title} (${sku})` : undefined)
