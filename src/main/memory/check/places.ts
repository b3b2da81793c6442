/** Who else may look: nobody (0600, 0700), all may read (0644, 0755), or the owner only reads (0400). */
export type Openness = 'private' | 'shared' | 'sealed'

/** A kind of file or folder that may lie in a workspace's devices. */
export interface Place {
  /** Of the path relative to the workspace. */
  readonly pattern: RegExp
  readonly type: 'file' | 'folder'
  /** The region whose device it is. */
  readonly region: string
  readonly openness: Openness
  /** Only while an engine runs: half-made, or of a run. */
  readonly isPassing?: boolean
  /** Its name is the SHA-256 of its content. */
  readonly isNamedByContent?: boolean
}

const HASH = '[0-9a-f]{64}'
const SEGMENT = '\\d{20}\\.seg'
const TEMPORARY = '(head|quarantine|segment|dropped|tree)\\.tmp'
const NAMESPACE = '[a-z0-9_-]{1,64}'
const RUN = 'run-[0-9a-f-]+'

type Row = readonly [pattern: string, type: Place['type'], region: string, openness: Openness, more?: Partial<Place>]
const passing = { isPassing: true }
const content = { isNamedByContent: true }

const ROWS: readonly Row[] = [
  ['\\.vbus', 'folder', 'engine', 'private'],
  ['\\.vbus/engine\\.json(\\.\\d+\\.tmp)?', 'file', 'engine', 'private'],
  ['\\.vbus/engine\\.lock\\.sqlite(-journal)?', 'file', 'engine', 'shared'],
  ['\\.vbus/audit', 'folder', 'audit', 'private'],
  [`\\.vbus/audit/(${SEGMENT}|head\\.[ab])`, 'file', 'audit', 'private'],
  ['\\.vbus/audit/quarantine', 'folder', 'audit', 'private'],
  ['\\.vbus/audit/quarantine/[0-9a-f-]+\\.tail', 'file', 'audit', 'private'],
  [`\\.vbus/audit\\.${TEMPORARY}`, 'file', 'audit', 'private', passing],
  ['\\.vbus/streams', 'folder', 'streams', 'private'],
  [`\\.vbus/streams/${NAMESPACE}(/quarantine)?`, 'folder', 'streams', 'private'],
  [`\\.vbus/streams/${NAMESPACE}/(${SEGMENT}|head\\.[ab]|dropped\\.json)`, 'file', 'streams', 'private'],
  [`\\.vbus/streams/${NAMESPACE}/quarantine/[0-9a-f-]+\\.tail`, 'file', 'streams', 'private'],
  [`\\.vbus/streams/${NAMESPACE}\\.${TEMPORARY}`, 'file', 'streams', 'private', passing],
  ['\\.vbus/rom', 'folder', 'content', 'private'],
  [`\\.vbus/rom/${HASH}`, 'file', 'content', 'sealed', content],
  [`\\.vbus/rom/\\.(incoming-\\d+|offered-${HASH})`, 'file', 'content', 'sealed', passing],
  ['\\.vbus/blobs(/[0-9a-f]{2})?', 'folder', 'blobs', 'private'],
  [`\\.vbus/blobs/[0-9a-f]{2}/${HASH}`, 'file', 'blobs', 'private', content],
  ['\\.vbus/blobs/incoming-\\d+', 'file', 'blobs', 'private', passing],
  ['\\.vbus/cache', 'folder', 'cache-l3', 'private'],
  [`\\.vbus/cache/${HASH}`, 'file', 'cache-l3', 'private'],
  [`\\.vbus/cache/${HASH}\\.[a-z]+`, 'file', 'cache-l3', 'private', passing],
  ['\\.vbus/hbm', 'folder', 'scratch', 'private'],
  ['\\.vbus/hbm/.+', 'folder', 'scratch', 'shared', passing],
  ['\\.vbus/hbm/.+', 'file', 'scratch', 'shared', passing],
  ['\\.vbus/staging', 'folder', 'staging', 'private'],
  ['\\.vbus/staging/.+', 'folder', 'staging', 'shared', passing],
  ['\\.vbus/staging/.+', 'file', 'staging', 'shared', passing],
  ['\\.vbus/keys', 'folder', 'keys', 'private'],
  ['\\.vbus/keys/((log|token)\\.v?key(\\.next)?|api-keys\\.json)', 'file', 'keys', 'private'],
  ['\\.vbus/keys/.+\\.tmp', 'file', 'keys', 'private', passing],
  ['\\.vbus/index', 'folder', 'indexes', 'private'],
  ['\\.vbus/index/[a-z0-9-]+\\.sqlite(-wal|-shm|-journal)?', 'file', 'indexes', 'shared'],
  ['\\.vbus/set-aside(/.+)?', 'folder', 'set-aside', 'private'],
  ['\\.vbus/set-aside/.+', 'file', 'set-aside', 'shared'],
  ['outputs', 'folder', 'outputs', 'shared'],
  ['outputs/current\\.json', 'file', 'outputs', 'shared'],
  ['outputs/current\\.json\\.tmp', 'file', 'outputs', 'shared', passing],
  [`outputs/${RUN}(/.+)?`, 'folder', 'outputs', 'shared'],
  [`outputs/${RUN}/.+`, 'file', 'outputs', 'shared'],
]

/** Everything that may lie in `.vbus` and `outputs`; what matches none of these is not on the map. */
export const PLACES: readonly Place[] = ROWS.map(([pattern, type, region, openness, more]) => ({
  pattern: new RegExp(`^${pattern}$`),
  type,
  region,
  openness,
  ...more,
}))

/** Undefined for what is not on the map. @param path relative to the workspace, with `/` */
export const placeOf = (path: string, type: Place['type']): Place | undefined =>
  PLACES.find((place) => place.type === type && place.pattern.test(path))
