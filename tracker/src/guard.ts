/** What `act` answers; undefined where it throws. A shop sells without us, too. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** The function, except that what it throws never reaches the page. */
export function guard<Args extends unknown[]>(act: (...args: Args) => unknown): (...args: Args) => void {
  return (...args) => {
    attempt(() => act(...args))
  }
}

/** Listens before the page's own listeners, and never delays scrolling. `types` are divided by spaces. */
export function on(target: EventTarget, types: string, act: (event: Event) => unknown): void {
  for (const type of types.split(' ')) target.addEventListener(type, guard(act), { capture: true, passive: true })
}
