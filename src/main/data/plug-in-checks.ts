import { Fault } from '../../shared/base/index.ts'
import { compileRule } from '../../shared/rule/index.ts'
import { applied, type Checking, label, report, rulesOf } from './checking.ts'
import { columnsOf } from './declaration.ts'

/**
 * Rules of the policy's own, in CEL: true of a row in order. They judge the rows that are left, on the values that will be used.
 * @throws Fault `rule/failed` for a row that a rule has no verdict on; `policy/invalid` for an expression that the policy would have refused.
 */
export function checkPlugIns(checking: Checking): void {
  const { table, quarantined, asOf, declaration } = checking
  const types = new Map([...columnsOf(declaration)].map(([name, { type }]) => [name, type]))
  for (const rule of rulesOf(checking, 'cel')) {
    const compiled = compileRule(rule.expression ?? '', types)
    if (!compiled.ok) throw new Fault('policy/invalid', `${rule.id}: ${compiled.error}`, { rule: rule.id })
    const { columns, judge } = compiled.value
    const rows: number[] = []
    let looked = 0
    for (let row = 0; row < table.rows; row += 1) {
      if (quarantined.has(row)) continue
      looked += 1
      const verdict = judge((name) => table.columns.get(name)?.cells[row], asOf)
      if (typeof verdict === 'string')
        throw new Fault('rule/failed', `${rule.id} has no verdict on row ${row} (${label(checking, row)}): ${verdict}`, {
          rule: rule.id,
          row,
          reason: verdict,
        })
      if (!verdict) rows.push(row)
    }
    report(checking, rule, { column: '', rows })
    applied(checking, rule, { looked, found: rows.length, parameters: { expression: compiled.value.expression, columns } })
  }
}
