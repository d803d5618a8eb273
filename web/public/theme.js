// Runs before the first paint, so that a dark page never flashes white. A file of its own, since the policy forbids inline scripts.
;(() => {
  const chosen = localStorage.getItem('millpond.theme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
