import { type ReactElement, useState } from 'react'
import type { RunSummary } from '../../data/types.ts'
import { type OutputFile, type OutputVersion, runEngine } from '../../run/run-engine.ts'
import { Trouble } from '../../run/trouble.tsx'
import { useAsked } from '../../run/use-asked.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatBytes, formatCount, formatDateTime, shortRun } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/runs.ts'
import { OutputRows } from './output-rows.tsx'
import { useSelectRun } from './use-select-run.ts'

const words = WORDS.outputs

/** What a run published, each file hashed and compared with its record; its rows, and where each value comes from. */
export function Outputs({ run }: { readonly run: RunSummary }): ReactElement {
  const { runs } = useServices()
  const newest = runs.store.getState().runs[0]
  const files = useAsked(`files ${run.run_id} ${newest?.run_id} ${newest?.status}`, (engine) => runEngine.files(engine, run.run_id))
  const versions = useAsked(`versions ${newest?.run_id} ${newest?.status}`, (engine) => runEngine.versions(engine))
  const [role, setRole] = useState('predictions')
  if (files.load === 'loading') return <Loading label={words.loading} rows={8} />
  if (files.load === 'failed') return <Trouble title={words.failed} fault={files.fault} />
  const { files: all, version, current } = files.value
  if (all.length === 0) return <Blank title={words.none}>{WORDS.plots.noneHint}</Blank>
  const shown = all.find((file) => file.role === role && isTable(file)) ?? all.find(isTable)
  return (
    <div className="outputs">
      {version !== current && <p className="degraded">{words.supersededNote}</p>}
      <div className="run-results">
        <FileList run={run} files={all} shown={shown?.role} onShow={setRole} />
        {versions.load === 'ready' && <VersionList versions={versions.value.versions} shown={version} />}
      </div>
      {shown !== undefined && <OutputRows key={shown.role} run={run.run_id} file={shown} />}
    </div>
  )
}

const isTable = ({ path, holds }: OutputFile): boolean => holds && path.endsWith('.csv')

interface FileListProps {
  readonly run: RunSummary
  readonly files: readonly OutputFile[]
  readonly shown: string | undefined
  readonly onShow: (role: string) => void
}

function FileList({ run, files, shown, onShow }: FileListProps): ReactElement {
  const { navigation } = useServices()
  return (
    <table className="table" aria-label={words.files}>
      <thead>
        <tr>
          <th scope="col">{words.role}</th>
          <th scope="col">{words.file}</th>
          <th scope="col" className="number">
            {words.size}
          </th>
          <th scope="col">SHA-256</th>
          <th scope="col">{words.holds}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.role} className={file.role === shown ? 'shown' : ''}>
            <td>
              <button
                type="button"
                className="link"
                onClick={() => navigation.select({ kind: 'output', id: `${run.run_id}/${file.role}` })}
              >
                {file.role}
              </button>
            </td>
            <td title={file.path}>{file.path.slice(file.path.lastIndexOf('/') + 1)}</td>
            <td className="number">{formatBytes(file.bytes)}</td>
            <td>
              <Hash value={file.sha256} label={`SHA-256 of ${file.role}`} />
            </td>
            <td className={file.holds ? '' : 'verdict-failed'}>{file.holds ? WORDS.why.holds : words.holdsNot}</td>
            <td>
              {isTable(file) && file.role !== shown && (
                <button type="button" className="button bare" onClick={() => onShow(file.role)}>
                  {words.show} {file.role}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function VersionList({ versions, shown }: { readonly versions: readonly OutputVersion[]; readonly shown: string }): ReactElement {
  const select = useSelectRun()
  return (
    <table className="table" aria-label={words.versions}>
      <thead>
        <tr>
          <th scope="col">{words.version}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.published}</th>
          <th scope="col" className="number">
            {words.size}
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.version} className={version.version === shown ? 'shown' : ''}>
            <td>
              <button type="button" className="link" title={version.version} onClick={() => select(version.run)}>
                {shortRun(version.version)}
              </button>
            </td>
            <td>
              <span className={version.state === 'current' ? 'tag' : 'tag superseded'}>{words[version.state]}</span>
            </td>
            <td>{formatDateTime(version.published)}</td>
            <td className="number" title={`${formatCount(version.files)} files`}>
              {formatBytes(version.bytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
