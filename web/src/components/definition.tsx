import { Info } from 'lucide-react'
import { Tooltip } from 'radix-ui'
import { useTexts } from '../i18n/use-texts.ts'

/** A mark that tells, on hover, focus or touch, what a figure means. */
export function Definition({ of, children }: { of: string; children: string }) {
  const { t } = useTexts()
  if (!children) return null
  return (
    <Tooltip.Root delayDuration={150}>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          aria-label={t('figure.definition_of', { name: of })}
          className="inline-flex size-5 items-center justify-center rounded-full text-ink-3 hover:text-ink"
          onClick={(event) => event.preventDefault()}
        >
          <Info size={14} aria-hidden />
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={4}
          collisionPadding={12}
          className="z-50 max-w-xs rounded-lg border border-line bg-surface px-3 py-2 text-[13px] leading-relaxed text-ink-2 shadow-raised"
        >
          <strong className="block font-semibold text-ink">{of}</strong>
          {children}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
