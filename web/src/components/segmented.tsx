import { ToggleGroup } from 'radix-ui'
import type { Choice } from './field.tsx'

type Props = { label: string; value: string; choices: readonly Choice[]; onChange: (value: string) => void }

/** One of a few choices, all in sight. Arrow keys move between them. */
export function Segmented({ label, value, choices, onChange }: Props) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next)}
      className="inline-flex max-w-full overflow-x-auto rounded-[7px] bg-sunken p-0.5"
    >
      {choices.map((choice) => (
        <ToggleGroup.Item
          key={choice.value}
          value={choice.value}
          className="h-7 whitespace-nowrap rounded-md px-2.5 text-[13px] text-ink-2 hover:text-ink data-[state=on]:bg-surface data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-[0_1px_2px_rgb(0_0_0/0.12)]"
        >
          {choice.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
