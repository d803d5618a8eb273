/** The mark: water at two levels above the sill of a mill. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="stroke-accent-ink" strokeWidth="2.2" strokeLinecap="round">
        <path d="M6 12.5c2.5-2.4 4.2-2.4 6.7 0s4.2 2.4 6.6 0 4.2-2.4 6.7 0" />
        <path d="M6 19c2.5-2.4 4.2-2.4 6.7 0s4.2 2.4 6.6 0 4.2-2.4 6.7 0" opacity=".72" />
        <path d="M10 25h12" opacity=".45" />
      </g>
    </svg>
  )
}
