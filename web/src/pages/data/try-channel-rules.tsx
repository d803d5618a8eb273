import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type ChannelRules, type ChannelWords, type Touch, tryRules } from '../../api/channel-rules.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useChannelNames } from './channel-words.tsx'
import { touchOfAddress } from './touch-of-address.ts'
import { TryOnVisits } from './try-on-visits.tsx'

const beginning = `https://shop.example.com/?utm_source=facebook&utm_medium=cpc&fbclid=1
https://shop.example.com/?utm_source=newsletter&utm_medium=email&gclid=1
https://shop.example.com/ https://www.google.co.jp/
https://shop.example.com/ https://chatgpt.com/
https://shop.example.com/ https://l.instagram.com/`

type Props = { rules: ChannelRules; words: ChannelWords }

/** Tries the rules as they stand here, saved or not, on addresses that visits begin with, and on visits that were. */
export function TryChannelRules({ rules, words }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const id = useId()
  const [lines, setLines] = useState(beginning)
  const given = lines.split('\n').filter((line) => line.trim() !== '')
  const unread = given.filter((line) => !touchOfAddress(line))
  const attempt = useMutation({
    mutationFn: async (asked: string[]) => {
      const touches = asked.map(touchOfAddress).filter((touch): touch is Touch => touch !== undefined)
      return { asked, told: await tryRules(brand.id, { ...rules, touches }) }
    },
  })
  return (
    <Card title={t('channels.try_title')} note={t('channels.try_note')}>
      <div className="flex flex-col gap-2">
        <label htmlFor={id} className="text-[13px] font-medium text-ink-2">
          {t('channels.addresses')}
        </label>
        <textarea
          id={id}
          className="input h-auto! py-1.5 font-mono text-xs"
          rows={6}
          wrap="off"
          value={lines}
          onChange={(event) => setLines(event.target.value)}
        />
        {unread.length > 0 && (
          <p role="alert" className="text-xs break-all text-bad">
            {t('channels.no_address', { line: unread[0] })}
          </p>
        )}
        <div>
          <Button
            disabled={attempt.isPending || given.length === 0 || unread.length > 0}
            onClick={() => attempt.mutate(given)}
          >
            {t('channels.try')}
          </Button>
        </div>
        {attempt.error && <ProblemView error={attempt.error} />}
        {attempt.data && <Outcome {...attempt.data} words={words} />}
      </div>
      <TryOnVisits rules={rules} words={words} />
    </Card>
  )
}

type Told = Awaited<ReturnType<typeof tryRules>>

function Outcome({ asked, told, words }: { asked: string[]; told: Told; words: ChannelWords }) {
  const { t } = useTexts()
  const names = useChannelNames(words)
  const by = (channel: string, rule: number) =>
    `${names.channel(channel)}${rule ? ` (${t('channels.by_rule', { number: rule })})` : ''}`
  return (
    <div role="status">
      <p className="my-2 font-medium">{t('channels.moved', { moved: told.moved, visits: told.visits })}</p>
      <section className="-mx-4 relative overflow-x-auto" aria-label={t('channels.outcome')} tabIndex={-1}>
        <table className="w-full border-collapse text-[13px]">
          <thead>
            <tr className="border-y border-line bg-sunken text-left text-ink-2">
              {[t('channels.address'), t('channels.now'), t('channels.then')].map((name) => (
                <th key={name} scope="col" className="px-4 py-1.5 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.touches.map(({ from, to, from_rule, to_rule }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat, and do not move
              <tr key={i} className="border-b border-line last:border-b-0">
                <td className="max-w-80 truncate px-4 py-1.5" title={asked[i]}>
                  {asked[i]}
                </td>
                <td className="px-4 py-1.5 whitespace-nowrap text-ink-2">{by(from, from_rule)}</td>
                <td
                  className={`px-4 py-1.5 whitespace-nowrap ${from === to ? 'text-ink-2' : 'font-medium text-accent'}`}
                >
                  {by(to, to_rule)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
