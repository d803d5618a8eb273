import { attempt } from './guard.ts'

/** A few short texts by name. */
export type Store = {
  get(name: string): string | undefined
  set(name: string, value: string): void
  remove(name: string): void
  names(): string[]
}

/**
 * Keeps in localStorage as long as `lasting` says so, else, or where the browser refuses, in memory. Names in localStorage
 * begin with `prefix`.
 */
export function openStore(prefix: string, lasting: () => boolean): Store {
  const memory = new Map<string, string>()
  const disk = <T>(act: (storage: Storage) => T): T | undefined =>
    lasting() ? attempt(() => act(localStorage)) : undefined
  const written = (name: string, value: string) =>
    disk((storage) => {
      storage.setItem(prefix + name, value)
      return true
    })
  return {
    get: (name) => memory.get(name) ?? disk((storage) => storage.getItem(prefix + name)) ?? undefined,
    set(name, value) {
      memory.delete(name)
      if (!written(name, value)) memory.set(name, value)
    },
    remove(name) {
      memory.delete(name)
      disk((storage) => storage.removeItem(prefix + name))
    },
    names: () => [
      ...memory.keys(),
      ...(disk((storage) =>
        Object.keys(storage).flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : [])),
      ) ?? []),
    ],
  }
}
