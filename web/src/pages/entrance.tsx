import type { ReactNode } from 'react'
import { chooseLanguage, languages } from '../i18n/start.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Logo } from '../shell/logo.tsx'

const names = { 'zh-CN': '简体中文', en: 'English' } as const

/** The frame of the pages before sign-in. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t, language } = useTexts()
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-3">
          <Logo size={36} />
          <div>
            <p className="text-lg/6 font-semibold">{t('shell.product')}</p>
            <p className="text-[13px] text-ink-3">{t('shell.tagline')}</p>
          </div>
        </div>
        <section className="card p-6">
          <h1 className="mb-4 text-base font-semibold">{title}</h1>
          {children}
        </section>
        <p className="mt-4 flex justify-center gap-3 text-[13px] text-ink-3">
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === language}
              className="aria-pressed:font-medium aria-pressed:text-ink"
              onClick={() => void chooseLanguage(one)}
            >
              {names[one]}
            </button>
          ))}
        </p>
      </div>
    </main>
  )
}
