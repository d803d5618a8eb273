import { cruise, type IForbiddenRuleType } from 'dependency-cruiser'
import { expect, test } from 'vitest'

/** Rooms from the ground up; a room may import itself and what lies below. */
const floors = [
  ['kernel'],
  ['store'],
  ['manage'],
  ['collect', 'derive'],
  ['measure'],
  ['predict'],
  ['activate'],
  ['privacy'],
  ['http', 'cli'],
] as const

const source = (rooms: readonly string[]) => `^src/(${rooms.join('|')})/`

/** Tests stand beside their source and may use everything. */
const tests = '\\.test\\.ts$'

const downwards: IForbiddenRuleType[] = floors.flatMap((floor, height) => {
  const above = floors.slice(height + 1).flat()
  return floor.map((room) => ({
    name: `${room} imports downwards only`,
    severity: 'error' as const,
    from: { path: source([room]), pathNot: tests },
    to: {
      path: `${source([...above, ...floor.filter((other) => other !== room)])}|^src/main\\.ts$|^(web|bench|test)/`,
    },
  }))
})

/** Packages that are an engine; `pg` is the client of one. */
const engines = '^node_modules/(chdb|@clickhouse|@electric-sql|pg|pg-[^/]+|kysely)/'

const forbidden: IForbiddenRuleType[] = [
  ...downwards,
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'kernel stands alone',
    severity: 'error',
    from: { path: '^src/kernel/', pathNot: tests },
    to: { path: '^(node_modules/|src/(?!kernel/))' },
  },
  {
    name: 'the warehouse is opened in store only',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/store/', tests] },
    to: { path: engines.replace('|kysely', ''), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'settings reach the rooms as plain arguments',
    severity: 'error',
    from: { path: source(floors.slice(0, -1).flat()) },
    to: { path: '^src/config\\.ts$' },
  },
  {
    name: 'only the demo knows the generator of brands',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/cli/demo[a-z-]*\\.ts$', tests] },
    to: { path: '^scenario/' },
  },
  {
    name: 'the dashboard talks HTTP only',
    severity: 'error',
    from: { path: '^web/' },
    to: { path: '^(src|scenario|bench|test|tracker)/' },
  },
  {
    name: 'the script for shops stands alone',
    severity: 'error',
    from: { path: '^tracker/', pathNot: tests },
    to: { path: '^(node_modules/(?!vite)|(src|scenario|bench|test|web)/)' },
  },
  {
    name: 'tests are not imported',
    severity: 'error',
    from: { path: '^src/', pathNot: tests },
    to: { path: '^(test|bench)/|\\.test\\.ts$' },
  },
  {
    name: 'everything imported is there',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
]

const cruised = await cruise(['src', 'web/src', 'tracker/src', 'scenario', 'test', 'bench'], {
  ruleSet: { forbidden },
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: 'web/dist' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.js', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default'],
  },
})
if (typeof cruised.output === 'string') throw new Error('the cruise gives no violations in this form')
const { summary, modules } = cruised.output

test('rooms import downwards only, engines are in store, and there are no cycles', () => {
  const violations = summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`)
  expect(violations).toEqual([])
})

test('every room is looked at', () => {
  const seen = new Set(modules.map((module) => module.source.split('/')[1]))
  for (const room of [
    'kernel',
    'store',
    'manage',
    'collect',
    'derive',
    'measure',
    'predict',
    'activate',
    'http',
    'cli',
  ])
    expect(seen).toContain(room)
})
