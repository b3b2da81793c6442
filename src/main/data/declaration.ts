/** What the data steps need to know of a workspace; `WorkspaceConfig` and `WorkspacePolicy` fit these. */
export interface DataDeclaration {
  /** YYYY-MM-DD. */
  readonly asOf: string
  readonly key: readonly string[]
  readonly master: TableDeclaration
  /** By ascending priority. */
  readonly contributors: readonly TableDeclaration[]
  readonly prediction: {
    readonly target: string
    readonly event: string
    readonly atDays: number
    readonly trainShare: number
    /** Share of the rows with a target that comes after the training rows and before the test rows. */
    readonly validationShare: number
    /** Days after the event from which an entity is there to be measured. */
    readonly existsDays: number
    /** What makes an entity, and the column that states when it was released; absent: each row is one. */
    readonly group?: { readonly by: readonly string[]; readonly release?: string }
    readonly features: readonly FeatureDeclaration[]
  }
}

export interface TableDeclaration {
  readonly name: string
  readonly path: string
  readonly format: 'sqlite' | 'csv' | 'parquet'
  readonly table?: string
  readonly priority: number
  readonly columns: Readonly<Record<string, ColumnDeclaration>>
}

export type CellType = 'string' | 'date' | 'int' | 'float'

export interface ColumnDeclaration {
  readonly type: CellType
  /** Days after the row's event at which its value becomes known. */
  readonly knownDays: number
  /** What a number counts; `1` has none. */
  readonly unit?: string
  /** The date column that says when this row's value was measured (T1). */
  readonly measured?: string
  /** The last day of the period that the values are of, YYYY-MM-DD (T3). */
  readonly periodEnds?: string
}

export type FeatureOp = 'year' | 'month' | 'number' | 'log1p' | 'category' | 'prior_count' | 'length'

export interface FeatureDeclaration {
  readonly name: string
  readonly from: string
  readonly op: FeatureOp
}

export type RowCheck =
  | 'wrong-type'
  | 'not-text'
  | 'missing'
  | 'repeated'
  | 'zero'
  | 'unmatched'
  | 'conflict'
  | 'not-granted'
  | 'date-unreadable'
  | 'century-late'
  | 'before-existence'
  | 'period-before-release'
  | 'unreleased-outcome'
  | 'after-as-of'
  | 'group-release'
  | 'not-yet-known'
  | 'cel'
export type RowAction = 'kept' | 'corrected' | 'quarantined'

export interface RowRuleDeclaration {
  readonly id: string
  readonly check: RowCheck
  readonly columns: readonly string[] | 'others'
  readonly action: RowAction
  /** Of a `cel` rule: true of a row that is in order. */
  readonly expression?: string
}

export interface DataLimits {
  readonly rowRules: readonly RowRuleDeclaration[]
  readonly faultyShareMax: number
  readonly antiCheat: {
    readonly targetCorrelationMax: number
  }
}

/** Every table of a workspace, the master first. */
export function tablesOf(declaration: DataDeclaration): readonly TableDeclaration[] {
  return [declaration.master, ...declaration.contributors]
}

/** Every declared column with its declaration; a column that two tables declare is declared alike in both. */
export function columnsOf(declaration: DataDeclaration): ReadonlyMap<string, ColumnDeclaration> {
  return new Map(tablesOf(declaration).flatMap((table) => Object.entries(table.columns)))
}
