import type { ReactElement } from 'react'
import type { RunResult } from '../../shared/services/run-result.ts'
import { useServices } from '../services.ts'
import { formatCount, formatScore } from '../ui/format.ts'
import { Hash } from '../ui/hash.tsx'

/** What of a run its tables show. */
export type RunFigures = Pick<RunResult, 'models' | 'ensemble' | 'baseline' | 'findings' | 'inputs' | 'outputs'>

/** What the models reached on the held-out rows, beside the naive baseline. */
export function ScoreTable({ result }: { readonly result: RunFigures }): ReactElement | null {
  if (result.models.length === 0) return null
  return (
    <table className="table" aria-label="Scores on held-out rows">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" className="number">
            Trees
          </th>
          <th scope="col" className="number">
            Weight
          </th>
          <th scope="col" className="number">
            MAE
          </th>
          <th scope="col" className="number">
            R²
          </th>
        </tr>
      </thead>
      <tbody>
        {result.models.map((model) => (
          <tr key={model.name}>
            <td>{model.name}</td>
            <td className="number">{formatCount(model.trees)}</td>
            <td className="number">{model.weight.toFixed(2)}</td>
            <td className="number">{formatScore(model.mae)}</td>
            <td className="number">{formatScore(model.r2)}</td>
          </tr>
        ))}
        {result.ensemble !== null && (
          <tr className="total">
            <td>ensemble</td>
            <td />
            <td />
            <td className="number">{formatScore(result.ensemble.mae)}</td>
            <td className="number">{formatScore(result.ensemble.r2)}</td>
          </tr>
        )}
        {result.baseline !== null && (
          <tr>
            <td>baseline: training mean</td>
            <td />
            <td />
            <td className="number">{formatScore(result.baseline.mae)}</td>
            <td className="number">—</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** A finding's detail begins with the column it is about. */
const columnOf = (detail: string): string => /^([a-z0-9_]+):/.exec(detail)?.[1] ?? ''

export function FindingTable({ result }: { readonly result: RunFigures }): ReactElement | null {
  const { audit, navigation } = useServices()
  if (result.findings.length === 0) return null
  return (
    <table className="table" aria-label="Findings">
      <thead>
        <tr>
          <th scope="col">Finding</th>
          <th scope="col">In</th>
          <th scope="col" className="number">
            Rows
          </th>
          <th scope="col">Action</th>
          <th scope="col" className="number">
            Record
          </th>
        </tr>
      </thead>
      <tbody>
        {result.findings.map((finding) => (
          <tr key={finding.record}>
            <td title={finding.detail}>{finding.rule}</td>
            <td>{columnOf(finding.detail)}</td>
            <td className="number">{formatCount(finding.rows)}</td>
            <td>{finding.action}</td>
            <td className="number">
              <button
                type="button"
                className="link"
                onClick={() => {
                  audit.reveal(finding.record)
                  navigation.go('audit')
                }}
              >
                {finding.record}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function FileTable({ result }: { readonly result: RunFigures }): ReactElement | null {
  const files = [...result.inputs.map((file) => ({ ...file, role: 'input' })), ...result.outputs]
  if (files.length === 0) return null
  return (
    <table className="table" aria-label="Inputs and outputs">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Role</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={`${file.role} ${file.path}`}>
            <td title={file.path}>{file.path.slice(file.path.lastIndexOf('/') + 1)}</td>
            <td>{file.role}</td>
            <td>
              <Hash value={file.sha256} label={`SHA-256 of ${file.role} ${file.path.slice(file.path.lastIndexOf('/') + 1)}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
