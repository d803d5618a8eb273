import { commandsPage } from './commands.ts'
import { connectorsPage } from './connectors.ts'
import { errorPages } from './errors.ts'
import { eventsPage } from './events.ts'
import { measuresPage } from './measures.ts'
import { settingsPage } from './settings.ts'

/** Every page that derives from definitions, by its path from the root of the project. */
export function referencePages(): Map<string, string> {
  return new Map([
    ...errorPages(),
    ['docs/reference/commands.md', commandsPage()],
    ['docs/reference/connectors.md', connectorsPage()],
    ['docs/reference/events.md', eventsPage()],
    ['docs/reference/measures.md', measuresPage()],
    ['docs/reference/settings.md', settingsPage()],
  ])
}
