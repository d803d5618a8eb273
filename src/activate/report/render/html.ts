import type { Report, Section } from '../define.ts'
import { Html, html } from './escape.ts'
import { figureCells, linkHtml, tableHtml } from './html-parts.ts'
import { colours, darkRules } from './html-style.ts'
import { frame, type Language, pageUrl, writtenDays } from './words.ts'

type Options = {
  language: Language
  /** The address of the dashboard. */
  base: string
  /** Says below why the mail came; not in a file that was downloaded. */
  mailed?: boolean
}

/**
 * The report as a page that mail programs show: tables and inline styles, since some drop every other; rules for dark
 * windows stand in the head, for those that read them. No pictures, so that nothing is asked of any server.
 */
export function reportHtml(report: Report, { language, base, mailed = false }: Options): string {
  const title = `${report.brand.name} · ${frame.title[language]}`
  const to = (link: { path: string; query: Record<string, string> }) => pageUrl(base, report.brand.id, link)
  const whole = to({ path: '/report', query: { week: report.days.from } })
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${new Html(darkRules)}</style>
</head>
<body class="m-page" style="margin:0;padding:0;background:${colours.page};color:${colours.ink};">
<div style="display:none;max-height:0;overflow:hidden;">${preview(report, language)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="m-page" style="background:${colours.page};">
<tr><td align="center" style="padding:16px 8px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:680px;${fonts(language)}">
<tr><td class="m-ink" style="padding:4px 8px 12px;color:${colours.ink};">
<h1 class="m-ink" style="margin:0;font-size:22px;line-height:30px;font-weight:bold;color:${colours.ink};">${title}</h1>
<p class="m-soft" style="margin:2px 0 0;font-size:15px;line-height:22px;color:${colours.soft};">${writtenDays(report.days)[language]}</p>
${report.notes.map((note) => html`<p class="m-soft" style="margin:6px 0 0;font-size:13px;line-height:20px;color:${colours.soft};">${note[language]}</p>`)}
</td></tr>
${report.sections.map((section) => sectionHtml(section, language, to))}
<tr><td style="padding:8px;font-size:13px;line-height:20px;">${linkHtml(whole, frame.whole[language])}
${mailed ? html`<p class="m-soft" style="margin:8px 0 0;font-size:12px;line-height:18px;color:${colours.soft};">${frame.why[language]}</p>` : undefined}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`
  return page.text
}

function fonts(language: Language): string {
  const chinese = 'PingFang SC,Microsoft YaHei,Noto Sans SC,'
  return `font-family:${language === 'zh' ? chinese : ''}Segoe UI,Helvetica,Arial,sans-serif;`
}

/** What a mail program shows beside the subject. */
function preview({ sections, notes }: Report, language: Language): string {
  return (sections[0]?.sentences[0] ?? notes.at(-1))?.[language] ?? ''
}

type To = (link: { path: string; query: Record<string, string> }) => string

function sectionHtml(
  { title, sentences, problem, figures, table, links, sources }: Section,
  language: Language,
  to: To,
) {
  const told = problem ? [problem] : sentences
  return html`<tr><td style="padding:0 0 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="m-card" style="background:${colours.card};border:1px solid ${colours.line};border-radius:8px;">
<tr><td style="padding:14px 16px;">
<h2 class="m-ink" style="margin:0 0 6px;font-size:16px;line-height:24px;font-weight:bold;color:${colours.ink};">${title[language]}</h2>
${told.map((text) => html`<p class="m-ink" style="margin:0 0 6px;font-size:14px;line-height:22px;color:${colours.ink};">${text[language]}</p>`)}
${figures.length > 0 ? figureCells(figures, language) : undefined}
${table ? tableHtml(table, language, to) : undefined}
<p class="m-soft" style="margin:8px 0 0;font-size:12px;line-height:18px;color:${colours.soft};">${sourceText(sources, language)}${links.map((link, i) => html`${i > 0 || sources.length > 0 ? ' · ' : ''}${linkHtml(to(link), `${frame.open[language]} ${link.label[language]}`)}`)}</p>
</td></tr>
</table>
</td></tr>
`
}

/** Which questions the figures answer. */
export function sourceText(sources: Section['sources'], language: Language): string {
  if (sources.length === 0) return ''
  const names = sources.map(({ measure, title }) => `${title[language]} (${measure})`)
  return `${frame.source[language]}${language === 'zh' ? '：' : ': '}${names.join(language === 'zh' ? '、' : ', ')}`
}
