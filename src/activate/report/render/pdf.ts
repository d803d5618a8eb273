import type { Report, Section } from '../define.ts'
import { sourceText } from './html.ts'
import { colours } from './html-style.ts'
import { openPaper, type Paper } from './pdf-paper.ts'
import { drawFigures, drawTable } from './pdf-tables.ts'
import { frame, type Language, pageUrl, writtenDays } from './words.ts'

type Options = { language: Language; base: string }

/** The report on pages of A4 with their numbers, its letters embedded, so that it reads the same everywhere. */
export async function reportPdf(report: Report, { language, base }: Options): Promise<Buffer> {
  const title = `${report.brand.name} · ${frame.title[language]}`
  const days = writtenDays(report.days)[language]
  const paper = await openPaper({ language, title: `${title} · ${days}` })
  const to = (link: { path: string; query: Record<string, string> }) => pageUrl(base, report.brand.id, link)
  paper.write(title, { size: 18, bold: true })
  paper.write(days, { size: 12, colour: colours.soft })
  for (const note of report.notes) paper.write(note[language], { size: 9, colour: colours.soft })
  for (const section of report.sections) drawSection(paper, section, language, to)
  paper.gap(10)
  const query = { week: report.days.from }
  paper.write(frame.whole[language], { size: 9, colour: colours.accent, link: to({ path: '/report', query }) })
  return paper.finish()
}

type To = (link: { path: string; query: Record<string, string> }) => string

function drawSection(paper: Paper, section: Section, language: Language, to: To): void {
  const { title, sentences, problem, figures, table, links, sources } = section
  paper.gap(12)
  // A heading alone at the foot of a page belongs to nothing.
  paper.keep(90)
  paper.rule()
  paper.write(title[language], { size: 13, bold: true })
  for (const text of problem ? [problem] : sentences) paper.write(text[language], { size: 10 })
  if (figures.length > 0) drawFigures(paper, figures, language)
  if (table) drawTable(paper, table, language, to)
  const source = sourceText(sources, language)
  if (source) paper.write(source, { size: 8, colour: colours.soft })
  for (const link of links)
    paper.write(`${frame.open[language]} ${link.label[language]}`, { size: 8, colour: colours.accent, link: to(link) })
}
