import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { listText } from '../../address/view.ts'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { Badge } from '../../components/badge.tsx'
import { buttonLook } from '../../components/button.tsx'
import { Empty } from '../../components/states.tsx'
import { countryName } from '../../format/names.ts'
import { numberOf } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { languageName } from '../traffic/language-name.ts'
import { comparedKey, mostCompared } from './compared.ts'
import { CreatorLink } from './creator-link.tsx'
import { platformName } from './platform-name.ts'

/** Who is most like a creator, and in what: those that are chosen are put beside them. */
export function AlikeCreators({ id }: { id: string }) {
  const { t } = useTexts()
  return (
    <MeasureCard
      id="creators-alike"
      params={{ creator: id, limit: 8 }}
      controls={['platform']}
      chart={{ kind: 'bar' }}
      tableless
      sentence
      empty={<Empty title={t('creators.none_alike')}>{t('creators.none_alike_hint')}</Empty>}
      render={(definition, answer) =>
        answer.rows.length > 1 ? (
          <Alike id={id} definition={definition} answer={answer} />
        ) : (
          <Empty title={t('creators.none_alike')}>{t('creators.none_alike_hint')}</Empty>
        )
      }
    />
  )
}

type Shown = { definition: Definition; answer: Answer }

function Alike({ id, definition, answer }: Shown & { id: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const nameOf = useAnswerNames({ definition, answer })
  const toggle = (one: string) =>
    setChosen(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one])
  const isFull = chosen.length >= mostCompared - 1
  return (
    <>
      <ul className="flex flex-col divide-y divide-line text-[13px]">
        {answer.rows.slice(1).map((row) => (
          <li key={String(row.creator)} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                aria-label={t('creators.choose_one', { name: String(row.name) })}
                checked={chosen.includes(String(row.creator))}
                disabled={isFull && !chosen.includes(String(row.creator))}
                onChange={() => toggle(String(row.creator))}
              />
              <CreatorLink id={String(row.creator)} name={String(row.name)} />
            </label>
            <span className="font-semibold">{nameOf('likeness', row.likeness)}</span>
            <span className="text-ink-3">{t('creators.alike_by', { fields: row.known_fields })}</span>
            <Fields row={row} definition={definition} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      <Link
        to="/$brand/creators/scorecards"
        params={{ brand: brand.id }}
        search={(before: Record<string, unknown>) => ({
          ...keepView(before),
          [comparedKey]: listText([id, ...chosen]),
        })}
        className={`${buttonLook('primary', true)} mt-3`}
      >
        {t('creators.compare_chosen', { count: chosen.length + 1 })}
      </Link>
    </>
  )
}

/** Where a field is nearer than this, it is called alike; from the other on, apart. What lies between is neither. */
const [near, apart] = [0.2, 0.5]
const shownBy: Readonly<Record<string, string>> = {
  platforms: 'on_platforms',
  category: 'category',
  markets: 'in_markets',
  languages: 'in_languages',
  tier: 'tier',
  audience: 'followers',
  reach: 'reach',
  engagement: 'engagement',
  sponsored: 'sponsored_share',
  price: 'price',
  cost: 'cost_per_order',
}

/** Of columns that list codes, what each of them is called. */
const inWords: Readonly<Record<string, (code: string, language: string) => string>> = {
  on_platforms: platformName,
  in_markets: countryName,
  in_languages: languageName,
}

/** Each field in which a creator is alike or apart, with what they have; what is not known is not there. */
function Fields({
  row,
  definition,
  nameOf,
}: {
  row: Row
  definition: Definition
  nameOf: ReturnType<typeof useAnswerNames>
}) {
  const { t, pick, language } = useTexts()
  return (
    <span className="flex flex-wrap gap-1">
      {Object.entries(shownBy).map(([field, column]) => {
        const far = numberOf(row[`far_${field}`])
        if (far === null || (far > near && far < apart)) return null
        return (
          <Badge key={field} tone={far <= near ? 'good' : 'neutral'} title={nameOf(`far_${field}`, far)}>
            {far <= near ? '= ' : '≠ '}
            {pick(definition.columns[column]?.label)}:{' '}
            {inWords[column]
              ? String(row[column])
                  .split(', ')
                  .map((one) => inWords[column]?.(one, language))
                  .join(t('audit.comma'))
              : nameOf(column, row[column])}
          </Badge>
        )
      })}
    </span>
  )
}
