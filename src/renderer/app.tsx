import { type ReactElement, useEffect } from 'react'
import { type Services, ServicesProvider } from './services.ts'
import { Shell } from './shell/shell.tsx'

/** The whole window. It connects by itself once it is on screen. */
export function App({ services }: { readonly services: Services }): ReactElement {
  useEffect(() => {
    void services.connection.connect()
  }, [services])
  return (
    <ServicesProvider value={services}>
      <Shell />
    </ServicesProvider>
  )
}
