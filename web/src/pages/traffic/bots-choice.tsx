import type { Bots } from '../../api/people-seen.ts'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useView } from '../../shell/workspace.tsx'

const choices = ['exclude', 'include', 'only'] as const

/** Whether a page shows bots, as its address says: without them, unless it says otherwise. */
export function useBots(page: 'live' | 'people', otherwise: Bots = 'exclude') {
  const { cards, change } = useView()
  const name = `${page}.bots`
  return {
    bots: choices.find((one) => one === cards[name]) ?? otherwise,
    setBots: (next: string) => void change({ [name]: next === otherwise ? undefined : next }),
  }
}

/** Leaves bots out, shows them among people, or by themselves. */
export function BotsChoice({ bots, onChange }: { bots: Bots; onChange: (next: string) => void }) {
  const { t } = useTexts()
  const options = choices.map((value) => ({ value, label: t(`param_value.${value}`) }))
  return <Segmented label={t('param.bots')} value={bots} choices={options} onChange={onChange} />
}
