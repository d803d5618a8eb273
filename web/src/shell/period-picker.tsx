import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { anchorDay, defaultPreset, presetDays } from '../address/period.ts'
import { type Preset, presets } from '../address/view.ts'
import { Button } from '../components/button.tsx'
import { TextField } from '../components/field.tsx'
import { Popover } from '../components/popover.tsx'
import { showDay, showPeriod } from '../format/day.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useView, useWorkspace } from './workspace.tsx'

/** Which days are shown: a preset, or two days of one's own, as the brand's clock counts them. */
export function PeriodPicker() {
  const { t, language } = useTexts()
  const { brand, today, extent } = useWorkspace()
  const { view, days, change } = useView()
  const [open, setOpen] = useState(false)
  const chosen: Preset | undefined = view.from ? undefined : (view.period ?? defaultPreset)
  const choose = (period: Preset) => {
    setOpen(false)
    void change({ period: period === defaultPreset ? undefined : period, from: undefined, to: undefined })
  }
  const range = `${showDay(days.from, language)} – ${showDay(days.to, language)}`
  const old = anchorDay(today, extent) !== today
  return (
    <Popover
      label={t('period.title')}
      align="end"
      open={open}
      onOpen={setOpen}
      trigger={
        <Button aria-label={t('period.is', { range })}>
          <CalendarDays size={15} className="text-ink-3" aria-hidden />
          {chosen && <span>{t(`period.${chosen}`)}</span>}
          <span className={chosen ? 'hidden text-ink-3 xl:inline' : ''}>
            {showPeriod(days.from, days.to, language)}
          </span>
        </Button>
      }
    >
      <div className="flex w-72 flex-col gap-3">
        <div className="grid grid-cols-2 gap-1">
          {presets.map((preset) => (
            <Button key={preset} small kind={preset === chosen ? 'primary' : 'plain'} onClick={() => choose(preset)}>
              {t(`period.${preset}`)}
            </Button>
          ))}
        </div>
        <OwnDays
          key={`${days.from}${days.to}`}
          from={days.from}
          to={days.to}
          onChoose={(from, to) => {
            setOpen(false)
            void change({ from, to, period: undefined })
          }}
        />
        <p className="text-xs text-ink-3">
          {t('period.zone', { zone: brand.time_zone })}
          {old &&
            extent &&
            ` ${t('period.data_ends', { day: showDay(presetDays('all', today, extent).to, language) })}`}
        </p>
      </div>
    </Popover>
  )
}

function OwnDays({ from, to, onChoose }: { from: string; to: string; onChoose: (from: string, to: string) => void }) {
  const { t } = useTexts()
  const [first, setFirst] = useState(from)
  const [last, setLast] = useState(to)
  const valid = Boolean(first && last && first <= last)
  return (
    <form
      className="grid grid-cols-2 gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (valid) onChoose(first, last)
      }}
    >
      <TextField
        label={t('period.from')}
        type="date"
        value={first}
        onChange={(event) => setFirst(event.target.value)}
      />
      <TextField label={t('period.to')} type="date" value={last} onChange={(event) => setLast(event.target.value)} />
      <Button type="submit" kind="primary" small className="col-span-2" disabled={!valid}>
        {t('action.apply')}
      </Button>
    </form>
  )
}
