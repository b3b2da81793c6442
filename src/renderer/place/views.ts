/** The views, in the order of the rail. */
export const VIEWS = ['overview', 'circuits', 'topics', 'cache', 'runs', 'audit', 'operators', 'telemetry', 'replay', 'settings'] as const
export type ViewName = (typeof VIEWS)[number]
export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  overview: 'Overview',
  circuits: 'Circuits',
  topics: 'Topics',
  cache: 'Cache',
  runs: 'Runs',
  audit: 'Audit',
  operators: 'Operators',
  telemetry: 'Telemetry',
  replay: 'Replay',
  settings: 'Settings',
}

/** The key that goes to a view: Ctrl-1 to 9 in the rail's order, and Ctrl-comma to the settings, as elsewhere. */
export const viewKeyOf = (view: ViewName): string => (view === 'settings' ? 'Ctrl+,' : `Ctrl+${VIEWS.indexOf(view) + 1}`)
