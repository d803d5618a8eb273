/** What a check found. A warning does not make the doctor fail. */
export type Finding = { level: 'ok' | 'warning' | 'failure'; detail: string; remedy?: string }

/** One thing that Millpond needs of a machine or a configuration. */
export type Check = { name: string; run(): Finding | Promise<Finding> }

export const ok = (detail: string): Finding => ({ level: 'ok', detail })
export const warning = (detail: string, remedy: string): Finding => ({ level: 'warning', detail, remedy })
export const failure = (detail: string, remedy: string): Finding => ({ level: 'failure', detail, remedy })

/** The message of whatever was thrown. */
export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
