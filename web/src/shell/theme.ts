import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
const stored = 'millpond.theme'
const listeners = new Set<() => void>()
const system = matchMedia('(prefers-color-scheme: dark)')

/** What was chosen on this device. */
function chosenTheme(): Theme {
  const value = localStorage.getItem(stored)
  return themes.find((theme) => theme === value) ?? 'system'
}

function isDark(): boolean {
  const theme = chosenTheme()
  return theme === 'dark' || (theme === 'system' && system.matches)
}

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
  for (const listener of listeners) listener()
}
system.addEventListener('change', apply)

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(stored, theme)
  apply()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the page is dark now; charts are drawn anew when this changes. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark)
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosenTheme)
}
