import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Obstacle, Proposal, Rated } from '../../api/asset-reuse.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import type { DataColumn } from '../../components/data-table.tsx'
import { showDay } from '../../format/day.ts'
import { showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { placeName } from './place-name.ts'

const tones: Record<Obstacle, Tone> = {
  ...{ right_unknown: 'bad', right_expired: 'bad', right_ends_before: 'bad' },
  ...{ right_expiring: 'warn', resting: 'neutral', other_market: 'warn' },
}

/** A proposal in a row: what, where, from when, what is in its way, and what it rests on. */
export function useReuseColumns(withAsset: boolean): DataColumn<Proposal>[] {
  const { t, language } = useTexts()
  return useMemo(() => {
    const asset: DataColumn<Proposal> = {
      id: 'asset',
      header: t('reuse.asset'),
      value: (one) => one.asset.title,
      cell: (one) => <AssetLink asset={one.asset} />,
    }
    return [
      ...(withAsset ? [asset] : []),
      {
        id: 'place',
        header: t('reuse.place'),
        wraps: true,
        value: (one) => placeName(one.place, t, language),
        cell: (one) => (
          <span className="flex flex-col items-start gap-0.5">
            {placeName(one.place, t, language)}
            <Badge>{t(`reuse.kind_${one.kind}`)}</Badge>
          </span>
        ),
      },
      {
        id: 'difference',
        header: t('reuse.difference'),
        right: true,
        wraps: true,
        value: ({ evidence }) => evidence.difference,
        cell: ({ evidence }) => <Difference evidence={evidence} />,
      },
      ratedColumn('own', t('reuse.own'), language, (one) => one.evidence.own),
      ratedColumn('others', t('reuse.others'), language, (one) => one.evidence.others),
      {
        id: 'seen_in',
        header: t('reuse.seen_in'),
        wraps: true,
        value: ({ evidence }) => placeName(evidence.place, t, language),
        cell: ({ evidence }) => (
          <span>
            {placeName(evidence.place, t, language)}
            <span className="block text-ink-3">{t(`reuse.${evidence.place.rate_of}`)}</span>
          </span>
        ),
      },
      {
        id: 'from_day',
        header: t('reuse.from_day'),
        value: (one) => one.from_day,
        cell: (one) => showDay(one.from_day, language, 'short'),
      },
      { id: 'obstacles', header: t('reuse.obstacles'), wraps: true, cell: (one) => <Obstacles proposal={one} /> },
      {
        id: 'rested',
        header: t('reuse.rested_since'),
        wraps: true,
        value: (one) => one.rested_since,
        cell: (one) => (one.rested_since ? showDay(one.rested_since, language, 'short') : t('reuse.never_there')),
      },
    ]
  }, [t, language, withAsset])
}

function ratedColumn(id: string, header: string, language: string, of: (one: Proposal) => Rated): DataColumn<Proposal> {
  return {
    ...{ id, header, right: true, wraps: true },
    value: (one) => of(one).rate,
    cell: (one) => {
      const { rate, low, high, acted, shown } = of(one)
      return (
        <span>
          {showShare(rate, language)}
          <span className="block whitespace-nowrap text-ink-3">
            ({showShare(low, language)} – {showShare(high, language)})
          </span>
          <span className="block whitespace-nowrap text-ink-3">
            {showNumber(acted, language)} / {showNumber(shown, language)}
          </span>
        </span>
      )
    },
  }
}

function AssetLink({ asset }: Pick<Proposal, 'asset'>) {
  const { brand } = useWorkspace()
  return (
    <Link
      to="/$brand/assets/$asset"
      params={{ brand: brand.id, asset: asset.id }}
      search={keepView}
      className="block max-w-48 truncate text-accent hover:underline"
    >
      {asset.title}
    </Link>
  )
}

function Obstacles({ proposal: { obstacles, right_until } }: { proposal: Proposal }) {
  const { t, language } = useTexts()
  if (obstacles.length === 0) return <Badge tone="good">{t('reuse.free')}</Badge>
  const until = right_until && ` · ${showDay(right_until, language, 'short')}`
  return (
    <span className="flex flex-col items-start gap-0.5">
      {obstacles.map((one) => (
        <Badge key={one} tone={tones[one]}>
          {t(`reuse.obstacle_${one}`)}
          {one.startsWith('right_') && until}
        </Badge>
      ))}
    </span>
  )
}

function Difference({ evidence }: Pick<Proposal, 'evidence'>) {
  const { t, language } = useTexts()
  const { difference, difference_low: low, difference_high: high, verdict } = evidence
  return (
    <span className="inline-flex flex-col items-end gap-0.5">
      {showShare(Math.round(difference * 1000) / 1000, language)}
      <span className="whitespace-nowrap text-ink-3">
        ({showShare(low, language)} – {showShare(high, language)})
      </span>
      <Badge tone={verdict === 'better' ? 'good' : 'neutral'}>{t(`reuse.verdict_${verdict}`)}</Badge>
    </span>
  )
}
