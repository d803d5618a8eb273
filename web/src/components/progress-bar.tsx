/** How much is done, from 0 to 1; undefined where nobody knows. */
export function ProgressBar({ label, share }: { label: string; share: number | undefined }) {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === undefined ? {} : { 'aria-valuenow': percent })}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={
          percent === undefined ? 'skeleton h-full w-full' : 'h-full rounded-full bg-accent transition-[width]'
        }
        style={percent === undefined ? {} : { width: `${percent}%` }}
      />
    </div>
  )
}
