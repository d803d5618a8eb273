/** The days that are looked ahead. */
export const horizons = [30, 90, 180, 365]
