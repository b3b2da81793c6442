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
  | 'date-unreadable'
  | 'after-as-of'
  | 'outcome-unknown'
export type RowAction = 'kept' | 'corrected' | 'quarantined'

export interface RowRuleDeclaration {
  readonly id: string
  readonly check: RowCheck
  readonly columns: readonly string[] | 'others'
  readonly action: RowAction
}

export interface DataLimits {
  readonly rowRules: readonly RowRuleDeclaration[]
  readonly faultyShareMax: number
  readonly antiCheat: {
    readonly r2Max: number
    readonly maeMin: number
    readonly targetCorrelationMax: number
    readonly heldOutMin: number
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
