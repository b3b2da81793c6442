/** The views, in the order of the rail and of Ctrl-1 to 9. */
export const VIEWS = ['overview', 'topics', 'cache', 'runs', 'audit', 'operators', 'telemetry', 'replay', 'settings'] as const
export type ViewName = (typeof VIEWS)[number]
export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  overview: 'Overview',
  topics: 'Topics',
  cache: 'Cache',
  runs: 'Runs',
  audit: 'Audit',
  operators: 'Operators',
  telemetry: 'Telemetry',
  replay: 'Replay',
  settings: 'Settings',
}
