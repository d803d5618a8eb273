const stored = 'millpond.brand'

/** Opens with the same brand next time on this device. */
export function rememberBrand(id: string): void {
  localStorage.setItem(stored, id)
}

/** The brand that was open last, if it is still one of these, else the first. */
export function lastBrand<One extends { id: string }>(brands: readonly One[]): One | undefined {
  const id = localStorage.getItem(stored)
  return brands.find((brand) => brand.id === id) ?? brands[0]
}
