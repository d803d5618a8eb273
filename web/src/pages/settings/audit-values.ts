import { useCallback } from 'react'
import { isDay, showDay, showMoment } from '../../format/day.ts'
import { countryName, useNames } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Fields whose values are words of the dashboard, and how the names of those begin. */
const groups: Readonly<Record<string, string>> = {
  basis: 'words.basis.',
  role: 'role.',
  scope: 'scope.',
  scopes: 'scope.',
  ip_addresses: 'settings.addresses_',
}
/** Values of one name that mean another thing by what was changed: `kind` of a source and of a link. */
const groupsOfAction: Readonly<Record<string, string>> = {
  'source kind': 'sources.kind_',
  'links kind': 'links.kind_',
  'import status': 'import_status.',
  'privacy by': 'privacy.naming.',
  'connections state': 'connections.state_',
}
/** Columns of the ledger in which the same words stand. */
const columns: Readonly<Record<string, string>> = {
  channel: 'sales_channel',
  sales_channel: 'sales_channel',
  toll: 'toll',
  platform: 'platform',
  fulfilment: 'fulfilment',
}

type ShowValue = (action: string, field: string, value: unknown) => string

/** How values of the trail are read: by the words that the rest of the dashboard has for them. */
export function useAuditValues(): ShowValue {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const nameOf = useNames()
  return useCallback(
    (action, field, value) => {
      const word = (text: string): string => {
        const group = groupsOfAction[`${action.split('.')[0]} ${field}`] ?? groups[field]
        if (group) return t(`${group}${text}`, { defaultValue: text })
        if (columns[field]) return nameOf(columns[field], text)
        if (field === 'country' || field === 'markets') return countryName(text, language)
        if (field === 'percent') return `${Number(text)}%`
        if (isDay(text)) return showDay(text, language)
        return /^\d{4}-\d{2}-\d{2}T/.test(text) ? showMoment(text, language, brand.time_zone) : text
      }
      const show = (one: unknown): string => {
        if (one === null || one === undefined || one === '') return t('audit.nothing')
        if (typeof one === 'boolean') return t(one ? 'audit.yes' : 'audit.no')
        if (Array.isArray(one)) return one.map(show).join(t('audit.comma')) || t('audit.nothing')
        if (typeof one !== 'object') return word(String(one))
        const pairs = Object.entries(one).map(([name, held]) => `${name} = ${show(held)}`)
        return pairs.join(t('audit.comma')) || t('audit.nothing')
      }
      return show(value)
    },
    [t, language, brand.time_zone, nameOf],
  )
}
