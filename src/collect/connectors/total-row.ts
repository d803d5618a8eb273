/** Whether a line of an ad report is a total ("Total: Campaigns", "Total of 12 results"): a name may begin with Total too. */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
  return /^(total|totals|grand total|总计|合计|总数|gesamt)$|^(total|gesamt|总计|总数|合计)\s?[:：—-]|^total of \d+|^共\s?\d+.*总计/i.test(
    first,
  )
}
