import { Link } from '@tanstack/react-router'
import { PageTitle } from '../../components/page-title.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { ParamSettings } from '../../measure/param-settings.tsx'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { CommissionRoom } from '../products/commission-room.tsx'
import { LivePages } from './live-pages.tsx'

const levels = ['leader_percent', 'agency_percent']
const patience = ['days', 'settle_days', 'late_days']
const selling = [
  ...(['key', 'leader', 'orders', 'declared_orders', 'new_customers', 'net_sales', 'refunds', 'cm3'] as const),
  ...(['leader_commission', 'agency_commission', 'left'] as const),
]
const compared = [
  'key',
  'customers',
  'compared',
  ['repeat_rate', 'low', 'high'],
  'like_rate',
  ['difference', 'difference_low', 'difference_high'],
  'missing',
  'missing_margin',
] as const

/** Selling in groups: what they bring and what its levels get, what after-sales trouble costs, and how much commission a product carries. */
export function SocialPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <>
      <PageTitle>{t('nav.live')}</PageTitle>
      <LivePages />
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <ParamSettings id="group-selling" names={levels} label={t('social.levels')} />
          <Link
            to="/$brand/traffic/links"
            params={{ brand: brand.id }}
            search={keepView}
            className="text-[13px] text-accent hover:underline"
          >
            {t('social.links')}
          </Link>
        </div>
        <MeasureCard
          id="group-selling"
          controls={['by']}
          own={levels}
          sentence
          empty={<Empty title={t('social.no_groups')}>{t('social.no_groups_hint')}</Empty>}
          render={(definition, answer) => <FiguresTable definition={definition} answer={answer} figures={selling} />}
        />
        <div>
          <ParamSettings id="after-sales-repeat" names={patience} label={t('social.patience')} />
        </div>
        <MeasureCard
          id="after-sales-repeat"
          controls={['by']}
          own={patience}
          sentence
          empty={<Empty title={t('social.no_trouble')}>{t('social.no_trouble_hint')}</Empty>}
          render={(definition, answer) => <FiguresTable definition={definition} answer={answer} figures={compared} />}
        />
        <h2 className="mt-2 font-semibold">{t('social.room')}</h2>
        <CommissionRoom />
      </div>
    </>
  )
}
