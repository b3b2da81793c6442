import type { ReactElement } from 'react'
import type { StatusView } from '../../data/types.ts'
import { WORDS } from '../../words/overview.ts'
import { insideWorkspace } from './model.ts'

/** Who works here, on which device, with which data. */
export function Parties({ status }: { readonly status: StatusView }): ReactElement {
  return (
    <>
      {status.devices.length > 0 && (
        <section className="overview-section" aria-label="Devices">
          <h2>{WORDS.devices}</h2>
          <ul className="rows">
            {status.devices.map((device) => (
              <li key={device.name}>
                <span>{device.name}</span>
                <span className={device.simulated ? 'tag simulated' : 'tag'}>{device.kind}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="overview-section" aria-label="Operators">
        <h2>{WORDS.operators}</h2>
        {status.operators.length === 0 ? (
          <p className="quiet">{WORDS.noOperators}</p>
        ) : (
          <ul className="rows">
            {status.operators.map((operator) => (
              <li key={`${operator.identity} ${operator.pid}`}>
                <span>{operator.identity}</span>
                <span className="quiet">
                  {operator.status}
                  {operator.pid === null || operator.status === 'ended' ? '' : `, pid ${operator.pid}`}
                </span>
                {operator.confinement !== undefined && operator.status !== 'ended' && (
                  <span className={operator.confinement === 'unconfined' ? 'tag degraded' : 'tag'}>{operator.confinement}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="overview-section" aria-label="Data">
        <h2>{WORDS.data}</h2>
        <ul className="rows">
          {status.master === null ? (
            <li className="quiet">{WORDS.noData}</li>
          ) : (
            <li>
              <span>master</span>
              <span className="mono quiet">{insideWorkspace(status.master.path, status.workspace)}</span>
            </li>
          )}
          {status.contributors.map((contributor) => (
            <li key={contributor.name}>
              <span>{contributor.name}</span>
              <span className="mono quiet">{insideWorkspace(contributor.path, status.workspace)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
