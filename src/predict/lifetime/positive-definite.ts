/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[]

/** The lower triangle whose product with itself is the matrix; undefined where the matrix is not positive definite. */
function triangleOf(matrix: Matrix): number[][] | undefined {
  const lower: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const made: number[] = []
    lower.push(made)
    for (let j = 0; j <= i; j++) {
      const above = lower[j] as number[]
      let rest = row[j] as number
      for (let k = 0; k < j; k++) rest -= (made[k] as number) * (above[k] as number)
      if (j < i) made.push(rest / (above[j] as number))
      else if (rest > 0) made.push(Math.sqrt(rest))
      else return undefined
    }
  }
  return lower
}

/** The x of matrix · x = right; undefined where the matrix is not positive definite. */
export function solved(matrix: Matrix, right: readonly number[]): number[] | undefined {
  const lower = triangleOf(matrix)
  if (!lower) return undefined
  const x = [...right]
  for (const [i, row] of lower.entries()) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (row[k] as number) * (x[k] as number)
    x[i] = (x[i] as number) / (row[i] as number)
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++)
      x[i] = (x[i] as number) - ((lower[k] as number[])[i] as number) * (x[k] as number)
    x[i] = (x[i] as number) / ((lower[i] as number[])[i] as number)
  }
  return x
}

/** The inverse; undefined where the matrix is not positive definite. */
export function inverse(matrix: Matrix): number[][] | undefined {
  const columns = matrix.map((_, i) =>
    solved(
      matrix,
      matrix.map((_, j) => Number(i === j)),
    ),
  )
  return columns.every((column) => column !== undefined) ? columns : undefined
}

/**
 * Directions of error that have nothing to do with each other, each one standard error long: the columns of the triangle
 * whose product with itself is the covariance. What does not vary has no direction. Throws a RangeError where the matrix
 * is no covariance.
 */
export function directionsOf(covariance: Matrix): number[][] {
  const varying = covariance
    .keys()
    .filter((i) => covariance[i]?.[i] !== 0)
    .toArray()
  const lower = triangleOf(varying.map((i) => varying.map((j) => covariance[i]?.[j] as number)))
  if (!lower) throw new RangeError('A covariance is positive definite in what varies.')
  return varying.map((_, k) => {
    const direction = new Array<number>(covariance.length).fill(0)
    for (let place = k; place < varying.length; place++)
      direction[varying[place] as number] = (lower[place] as number[])[k] as number
    return direction
  })
}
