import type { Figure, Report, Section } from '../define.ts'
import { sourceText } from './html.ts'
import { frame, type Language, pageUrl, writtenDays } from './words.ts'

type Options = { language: Language; base: string; mailed?: boolean }

/** The report in plain text: the other half of the mail, and what the command line prints. */
export function reportText(report: Report, { language, base, mailed = false }: Options): string {
  const title = `${report.brand.name} · ${frame.title[language]} · ${writtenDays(report.days)[language]}`
  const whole = pageUrl(base, report.brand.id, { path: '/report', query: { week: report.days.from } })
  return `${[
    [title, ...report.notes.map((note) => note[language])].join('\n'),
    ...report.sections.map((section) => sectionText(section, report, { language, base })),
    `${frame.whole[language]}${colon[language]}${whole}`,
    ...(mailed ? [frame.why[language]] : []),
  ].join('\n\n')}\n`
}

function sectionText(section: Section, { brand }: Report, { language, base }: Options): string {
  const { title, sentences, problem, figures, table, links, sources } = section
  const lines = [title[language], '-'.repeat(3), ...(problem ? [problem] : sentences).map((text) => text[language])]
  lines.push(...figures.map((figure) => `  ${figureText(figure, language)}`))
  if (table) {
    const joined = (cells: readonly string[]) => `  ${cells.join(' | ')}`
    lines.push(joined(table.columns.map(({ label }) => label[language])))
    lines.push(...table.rows.map(({ cells }) => joined(cells.map(({ shown }) => shown[language]))))
  }
  const source = sourceText(sources, language)
  if (source) lines.push(source)
  lines.push(...links.map((link) => `${link.label[language]}${colon[language]}${pageUrl(base, brand.id, link)}`))
  return lines.join('\n')
}

function figureText({ label, now, before, interval }: Figure, language: Language): string {
  const between =
    interval &&
    ` (${frame.estimate[language]}, ${frame.interval[language]} ${interval.low.shown[language]} ${frame.to[language]} ${interval.high.shown[language]})`
  const was = before ? ` [${frame.before[language]}${colon[language]}${before.shown[language]}]` : ''
  return `${label[language]}${colon[language]}${now.shown[language]}${between ?? ''}${was}`
}

const colon: Readonly<Record<Language, string>> = { en: ': ', zh: '：' }
