/**
 * In steps of how many days the histories of so many customers are counted. Of more customers the steps are longer: there are
 * so many fewer histories to read and to fit.
 */
export function historyGrain(customers: number): 7 | 28 | 91 {
  if (customers <= 100_000) return 7
  return customers <= 1_000_000 ? 28 : 91
}
