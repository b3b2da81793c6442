/** A member's name as it is written in files and JSON: `maxRuns` as `max_runs`. */
export const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
